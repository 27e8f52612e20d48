using System.Collections.Concurrent;
using System.Reflection;

namespace Grid.Ledger.Verification;

/// <summary>
/// Finds the digests of personal text in an event, so that no event can name one that is not looked after.
/// </summary>
internal static class PersonalTexts
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<PropertyInfo>> Members = new();

    public static IEnumerable<TextDigest> DigestsIn(object happened)
    {
        foreach (var member in Members.GetOrAdd(happened.GetType(), Find))
        {
            if (member.GetValue(happened) is TextDigest digest)
            {
                yield return digest;
            }
        }
    }

    private static ImmutableArray<PropertyInfo> Find(Type type) =>
    [
        .. type.GetProperties().Where(property =>
            (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(TextDigest)),
    ];
}
