using System.Collections;
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
            switch (member.GetValue(happened))
            {
                case TextDigest digest:
                    yield return digest;
                    break;
                case IEnumerable items:
                    foreach (var digest in items.Cast<object>().SelectMany(DigestsIn))
                    {
                        yield return digest;
                    }

                    break;
                default:
                    break;
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
        [.. type.GetProperties().Where(property => Names(property.PropertyType))];

    // A list names texts where what it lists does. Nothing that an event lists has lists of its own kind.
    private static bool Names(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) == typeof(TextDigest)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && !Find(type.GetGenericArguments()[0]).IsEmpty);
}
