using Grid.Domain.Rules.Recusals;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>recusal:</c> the grounds, who decides of whom, and what goes on until then.</summary>
internal static class RecusalSection
{
    private static readonly ImmutableArray<string> Effects = ["continue", "pause"];

    public static RecusalTable? Read(PackTree tree, Terms terms)
    {
        if (tree.Once("recusal")?.Fields() is not { } fields)
        {
            return null;
        }

        var grounds = new NameTable("ground");
        var table = new RecusalTable
        {
            Grounds = [.. Entries(fields, "grounds").Select(entry => Ground(entry, terms, grounds))],
            Deciders = [.. Entries(fields, "deciders").Select(entry => Decider(entry, terms))],
            Pending = [.. Entries(fields, "pending").Select(entry => Pending(entry, terms))],
        };
        fields.RefuseOthers();
        return table;
    }

    private static IEnumerable<Fields> Entries(Fields fields, string key) =>
        (fields.Find(key)?.SomeItems() ?? []).Select(item => item.Fields()).OfType<Fields>();

    private static RecusalGround Ground(Fields fields, Terms terms, NameTable grounds)
    {
        var name = fields.Require("ground") is { } declared ? grounds.Declare(declared) : null;
        var title = fields.TextOrNone("title");
        var (id, source) = Row(fields, terms);
        return new(name ?? "", source) { Title = title, Id = id };
    }

    private static RecusalDecider Decider(Fields fields, Terms terms)
    {
        var of = Competences.Read(fields.Find("of"), terms);
        var by = Competences.Read(fields.Require("by"), terms);
        var kinds = Kinds(fields, terms);
        var (id, source) = Row(fields, terms);
        return new(of, by, source) { Id = id, Kinds = kinds };
    }

    private static PendingEffect Pending(Fields fields, Terms terms)
    {
        var of = Competences.Read(fields.Find("of"), terms);
        var effect = fields.Require("effect");
        var text = effect?.Text() ?? "";
        if (text.Length > 0 && !Effects.Contains(text))
        {
            effect!.Report($"unknown effect {Wording.Quote(text)}", Wording.Suggest(text, Effects));
        }

        ImmutableArray<ActPattern> urgent = [.. (fields.Find("urgent")?.SomeItems() ?? []).Select(terms.Acts.Refer)];
        var kinds = Kinds(fields, terms);
        var (id, source) = Row(fields, terms);
        return new(of, text == "pause", source) { Urgent = urgent, Id = id, Kinds = kinds };
    }

    private static ImmutableArray<string> Kinds(Fields fields, Terms terms) =>
        [.. (fields.Find("kinds")?.SomeItems() ?? []).Select(terms.Kinds.Refer)];

    private static (RuleId? Id, LegalSource Source) Row(Fields fields, Terms terms)
    {
        var name = fields.Find("id");
        RuleId? id = name is null ? null : RuleIds.Declare(terms.Rules, name);
        var source = terms.Sources.Read(fields.Require("source"));
        var confidence = ConfidenceWords.Read(fields);
        if (id is { } row)
        {
            terms.Rows.Add(
                name!, new(row, "recusal", source) { Title = fields.TextOrNone("title"), Confidence = confidence });
        }

        fields.RefuseOthers();
        return (id, source);
    }
}
