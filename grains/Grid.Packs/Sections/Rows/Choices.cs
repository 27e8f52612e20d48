using System.Text.RegularExpressions;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary>The words of the pack language for the members of an enumeration: lower case, with hyphens.</summary>
internal static partial class Choices<T>
    where T : struct, Enum
{
    private static readonly ImmutableSortedDictionary<string, T> All =
        Enum.GetValues<T>().ToImmutableSortedDictionary(WordFor, choice => choice, StringComparer.Ordinal);

    public static T? Read(Value? word)
    {
        if (word?.Text() is not { Length: > 0 } text)
        {
            return null;
        }

        if (All.TryGetValue(text, out var choice))
        {
            return choice;
        }

        word.Report($"unknown {word.Name} {Wording.Quote(text)}", Wording.Suggest(text, [.. All.Keys]));
        return null;
    }

#pragma warning disable CA1308 // These are words for people to write, not keys to compare.
    private static string WordFor(T choice) =>
        Capital().Replace(choice.ToString(), "-$0").ToLowerInvariant();
#pragma warning restore CA1308

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}
