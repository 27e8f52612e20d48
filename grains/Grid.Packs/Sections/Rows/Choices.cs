using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary>The words of the pack language for the members of an enumeration: lower case, with hyphens.</summary>
internal static class Choices<T>
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

    private static string WordFor(T choice) => string.Concat(choice.ToString().Select((letter, at) =>
        char.IsUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : $"{letter}"));
}
