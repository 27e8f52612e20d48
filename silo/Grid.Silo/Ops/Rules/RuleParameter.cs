using Grid.Domain.Rules;

namespace Grid.Silo.Ops.Rules;

/// <summary>What the parameters of rule kinds stand for, so that they can be shown in the reader's language.</summary>
internal static class RuleParameter
{
    /// <summary>The part of a text's key that names a parameter.</summary>
    public static string KeyOf(string name) => string.Concat(name.Select(
        (letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : $"{letter}"));

    /// <summary>Which of the pack's words a parameter holds; nothing where it holds none of them.</summary>
    public static TextGroup? GroupOf(string kind, string name) => KeyOf(name) switch
    {
        // What comes first and what later are acts, unless facts are compared.
        "earlier" or "later" => kind == "fact-before-fact" ? null : TextGroup.Act,
        "act" or "acts" or "first" or "second" or "upper" or "lower" or "when" or "breaches" or "from" or "to" =>
            TextGroup.Act,
        "slot" => TextGroup.Slot,
        "power" => TextGroup.Power,
        "class" => TextGroup.Class,
        "fact" => TextGroup.Fact,
        _ => null,
    };
}
