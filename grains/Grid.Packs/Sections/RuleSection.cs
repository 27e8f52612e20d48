using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>rules:</c> what the pack demands.</summary>
internal static class RuleSection
{
    public static ImmutableArray<PackRule> Read(PackTree tree, Terms terms)
    {
        var ids = new NameTable("rule");
        return [.. tree.Entries("rules").Select(fields => ReadRule(fields, ids, terms)).OfType<PackRule>()];
    }

    private static PackRule? ReadRule(Fields fields, NameTable ids, Terms terms)
    {
        var id = fields.Require("id") is { } name ? RuleIds.Declare(ids, name) : null;
        var otherwise = Sentence(fields.Require("otherwise"));
        var source = LegalSources.Read(fields.Require("source"));
        var ask = fields.TextOrNone("ask");
        if (fields.Require("kind") is not { } kindName || RuleKinds.Read(kindName, new(fields, terms)) is not { } kind)
        {
            return null;
        }

        // Only now: which parameters a rule has depends on its kind.
        fields.RefuseOthers();
        return new(id ?? default, kind) { Otherwise = otherwise, Source = source, Ask = ask };
    }

    // Sentences of all rules, built in or not, are shown in one list and should read alike.
    private static string Sentence(Value? otherwise)
    {
        var text = otherwise?.Text() ?? "";
        if (otherwise is not null && text.Length > 0 && (char.IsUpper(text[0]) || text[^1] is '.' or '。'))
        {
            otherwise.Report(
                "`otherwise` begins with a capital letter or ends with a period",
                "write half a sentence: lower case first, no period");
        }

        return text;
    }
}
