using Grid.Domain.Rules.Kinds;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>The parameters of one rule, read as what its kind wants them to be.</summary>
internal sealed class RuleParameters(Fields fields, Terms terms)
{
    private static readonly ImmutableSortedDictionary<string, Occurrence> Occurrences =
        ImmutableSortedDictionary.CreateRange<string, Occurrence>(
            StringComparer.Ordinal, [new("first", Occurrence.First), new("latest", Occurrence.Latest)]);

    // Stands in where a pattern is missing or bad, in a rule that will not leave the compiler.
    private static readonly ActPattern Nothing = new("");

    public string Text(string key) => fields.Text(key);

    public int Number(string key, int most) => fields.Require(key)?.Number(most) ?? 1;

    public ActPattern Act(string key) => fields.Require(key) is { } name ? terms.Acts.Refer(name) : Nothing;

    public ImmutableArray<ActPattern> Acts(string key) => Acts(fields.Require(key));

    public ImmutableArray<ActPattern> ActsIfAny(string key) => Acts(fields.Find(key));

    public Slot Slot(string key) => fields.Require(key) is { } name ? new(terms.Slots.Refer(name)) : default;

    public Slot? SlotIfAny(string key) => fields.Find(key) is { } name ? new(terms.Slots.Refer(name)) : null;

    public Power? PowerIfAny(string key) => fields.Find(key) is { } name ? new(terms.Powers.Refer(name)) : null;

    public string? ClassIfAny(string key) => fields.Find(key) is { } name ? terms.Classes.Refer(name) : null;

    public RankTable Ranks(string key) => fields.Require(key) is { } name ? terms.Ranks.Refer(name) : new("", []);

    public FactPath Path(string key)
    {
        var name = fields.Require(key);
        var text = name?.Text() ?? "";
        if (!FactPath.TryParse(text, out var path) && text.Length > 0)
        {
            name!.Report($"{Wording.Quote(text)} is no path to a fact", "write `case.NAME`, `act.NAME` or `act.at`");
        }

        return path;
    }

    /// <summary>An act, or an act and which of several: <c>{ act: SUBMITTED, occurrence: first }</c>.</summary>
    public (ActPattern Act, Occurrence Occurrence) Moment(string key, Occurrence usual)
    {
        if (fields.Require(key) is not { } moment)
        {
            return (Nothing, usual);
        }

        if (moment.IsText || moment.Fields() is not { } parts)
        {
            return (moment.IsText ? terms.Acts.Refer(moment) : Nothing, usual);
        }

        var act = parts.Require("act") is { } name ? terms.Acts.Refer(name) : Nothing;
        var occurrence = parts.Find("occurrence") is { } which ? Which(which) : usual;
        parts.RefuseOthers();
        return (act, occurrence);
    }

    /// <summary>What <c>needs</c> lists, all of which the rule must compare.</summary>
    public ImmutableArray<string> NeedsAmong(IReadOnlyCollection<string> compared)
    {
        var needs = fields.Find("needs")?.SomeItems() ?? [];
        foreach (var need in needs)
        {
            var text = need.Text();
            if (text.Length > 0 && !compared.Contains(text))
            {
                need.Report($"the rule does not compare {Wording.Quote(text)}", Wording.Suggest(text, compared));
            }
        }

        return [.. needs.Select(need => need.Text())];
    }

    public void Report(string problem, string fix) => fields.Report(problem, fix);

    private ImmutableArray<ActPattern> Acts(Value? names) => [.. (names?.SomeItems() ?? []).Select(terms.Acts.Refer)];

    private static Occurrence Which(Value name)
    {
        var text = name.Text();
        if (!Occurrences.TryGetValue(text, out var occurrence) && text.Length > 0)
        {
            name.Report($"unknown occurrence {Wording.Quote(text)}", Wording.Suggest(text, [.. Occurrences.Keys]));
        }

        return occurrence;
    }
}
