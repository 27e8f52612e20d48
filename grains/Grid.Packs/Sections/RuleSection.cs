using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>rules:</c> what the pack demands.</summary>
internal static class RuleSection
{
    public static ImmutableArray<PackRule> Read(PackTree tree, Terms terms)
    {
        return [.. tree.Entries("rules").Select(fields => ReadRule(fields, terms)).OfType<PackRule>()];
    }

    /// <summary>
    /// The sentence of a rule. Those of all rules, built in or not, are shown in one list and should read alike.
    /// </summary>
    public static string Sentence(Value? otherwise)
    {
        var text = otherwise?.Text() ?? "";
        if (otherwise is not null && text.Length > 0 && (char.IsUpper(text[0]) || text[^1] is '.' or '。'))
        {
            otherwise.Report(
                $"{otherwise.Name} begins with a capital letter or ends with a period",
                "write half a sentence: lower case first, no period");
        }

        return text;
    }

    private static PackRule? ReadRule(Fields fields, Terms terms)
    {
        var name = fields.Require("id");
        var id = name is null ? null : RuleIds.Declare(terms.Rules, name);
        var otherwise = Sentence(fields.Require("otherwise"));
        var source = terms.Sources.Read(fields.Require("source"));
        var ask = fields.TextOrNone("ask");
        var confidence = ConfidenceWords.Read(fields);
        if (id is { } row)
        {
            terms.Rows.Add(name!, new(row, "rules", source) { Title = otherwise, Confidence = confidence });
        }

        if (fields.Require("kind") is not { } kindName || RuleKinds.Read(kindName, new(fields, terms)) is not { } kind)
        {
            return null;
        }

        // Only now: which parameters a rule has depends on its kind.
        fields.RefuseOthers();
        return new(id ?? default, kind) { Otherwise = otherwise, Source = source, Ask = ask };
    }
}
