using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

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

    /// <summary>The digests in the bytes of an entry; none where they are no entry.</summary>
    public static ImmutableArray<string> NamedIn(byte[] body)
    {
        try
        {
            return [.. DigestsIn(EntryCodec.Decode(body).ReadEvent()).Select(digest => digest.Value)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static ImmutableArray<PropertyInfo> Find(Type type) =>
    [
        .. type.GetProperties().Where(property =>
            (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(TextDigest)),
    ];
}
