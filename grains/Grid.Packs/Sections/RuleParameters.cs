using Grid.Domain.Procedures;
using Grid.Domain.Rules.Conditions;
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

    public Value? Find(string key) => fields.Find(key);

    public Value? Require(string key) => fields.Require(key);

    public string? TextIfAny(string key) => fields.TextOrNone(key);

    public ImmutableArray<string> Texts(string key) => TextsOf(fields.Require(key));

    public ImmutableArray<string> TextsIfAny(string key) => TextsOf(fields.Find(key));

    public int? NumberIfAny(string key, int most) => fields.Find(key)?.Number(most);

    public bool Flag(string key) => fields.Find(key)?.Flag() ?? false;

    public ActPattern? ActIfAny(string key) => fields.Find(key) is { } name ? terms.Acts.Refer(name) : null;

    public ImmutableArray<Slot> Slots(string key) =>
        [.. (fields.Require(key)?.SomeItems() ?? []).Select(name => new Slot(terms.Slots.Refer(name)))];

    public ImmutableArray<Slot> SlotsIfAny(string key) =>
        [.. (fields.Find(key)?.SomeItems() ?? []).Select(name => new Slot(terms.Slots.Refer(name)))];

    /// <summary>Lists of slots, each a group of its own.</summary>
    public ImmutableArray<ImmutableArray<Slot>> SlotGroupsIfAny(string key) =>
    [
        .. (fields.Find(key)?.SomeItems() ?? []).Select(group => group.SomeItems()
            .Select(name => new Slot(terms.Slots.Refer(name))).ToImmutableArray()),
    ];

    /// <summary>A condition over declared facts; nothing where none is written.</summary>
    public Condition? Condition(Value? condition) =>
        condition is null ? null : Rows.Conditions.Read(condition, terms.Facts);

    public Competence Competence() => Competences.Read(fields, terms);

    public ImmutableArray<Procedure> Procedures => terms.Procedures;

    /// <summary>The entries of a list of mappings, each read by itself.</summary>
    public ImmutableArray<T> Entries<T>(string key, Func<RuleParameters, T> read)
    {
        var entries = ImmutableArray.CreateBuilder<T>();
        foreach (var entry in fields.Require(key)?.SomeItems() ?? [])
        {
            if (entry.Fields() is { } parts)
            {
                entries.Add(read(new(parts, terms)));
                parts.RefuseOthers();
            }
        }

        return entries.ToImmutable();
    }

    /// <summary>Stages, each of which some procedure has.</summary>
    public ImmutableArray<StagePattern> StagesIfAny(string key) => StagesOf(fields.Find(key));

    /// <summary>Groups of stages, two at least.</summary>
    public ImmutableArray<ImmutableArray<StagePattern>> Groups(string key)
    {
        var groups = fields.Require(key);
        ImmutableArray<ImmutableArray<StagePattern>> read = [.. (groups?.SomeItems() ?? []).Select(StagesOf)];
        if (read.Length == 1)
        {
            groups!.Report("there is one group, and nothing to keep apart from it", "list two groups at least");
        }

        return read;
    }

    public int Number(string key, int most, int least = 1) => fields.Require(key)?.Number(most, least) ?? least;

    public ActPattern Act(string key) => fields.Require(key) is { } name ? terms.Acts.Refer(name) : Nothing;

    public ImmutableArray<ActPattern> Acts(string key) => Acts(fields.Require(key));

    public ImmutableArray<ActPattern> ActsIfAny(string key) => Acts(fields.Find(key));

    public Slot Slot(string key) => fields.Require(key) is { } name ? new(terms.Slots.Refer(name)) : default;

    /// <summary>What the pack says of a slot; nothing where it has none of the name.</summary>
    public SlotEntry? SlotEntry(Slot slot) => terms.SlotEntries.FirstOrDefault(entry => entry.Slot == slot);

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

    private static ImmutableArray<string> TextsOf(Value? texts) =>
        [.. (texts?.SomeItems() ?? []).Select(text => text.Text())];

    private ImmutableArray<StagePattern> StagesOf(Value? stages)
    {
        var read = ImmutableArray.CreateBuilder<StagePattern>();
        foreach (var stage in stages?.SomeItems() ?? [])
        {
            var text = stage.Text();
            var pattern = StagePattern.Parse(text);
            // A pack without procedures judges logs, which know stages of their own.
            if (text.Length > 0 && !terms.Procedures.IsEmpty && !terms.Procedures.Any(procedure =>
                procedure.Stages.Any(entry => pattern.Matches(procedure.Name, entry.Name))))
            {
                stage.ReportUnresolved(
                    $"no procedure has a stage {Wording.Quote(text)}",
                    Wording.Suggest(
                        text,
                        [
                            .. terms.Procedures.SelectMany(procedure => procedure.Stages)
                                .Select(entry => entry.Name).Distinct(),
                        ]));
            }

            read.Add(pattern);
        }

        return read.ToImmutable();
    }

    private ImmutableArray<ActPattern> Acts(Value? names) =>
        [.. (names?.SomeItems() ?? []).Select(name => terms.Acts.Refer(name))];

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
