using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>The words of one sort that a language may translate.</summary>
/// <param name="Key">The key they stand under.</param>
/// <param name="Group">What they stand for.</param>
/// <param name="What">What a problem calls one of them.</param>
/// <param name="Known">Those there are; nothing where a pack declares none of the sort, and any may be named.</param>
internal sealed record TranslatedGroup(string Key, TextGroup Group, string What, ImmutableArray<string>? Known)
{
    /// <summary>Every sort. Posts, stages, facts, organs and units come with cases and officers, not packs.</summary>
    public static ImmutableArray<TranslatedGroup> Of(RulePack pack, Terms terms) =>
    [
        new("acts", TextGroup.Act, "act", [.. pack.Acts.Select(entry => entry.Act.Text)]),
        new("rules", TextGroup.Rule, "rule", [.. terms.Rules.Names, .. pack.Sources.Keys]),
        new("clocks", TextGroup.Clock, "clock or row of counting", ClocksOf(pack)),
        new("events", TextGroup.ClockEvent, "type of event of a clock", EventsOf(pack)),
        new("asks", TextGroup.Ask, "`ask` of a rule", [.. pack.Rules.Select(rule => rule.Ask).OfType<string>()]),
        new("slots", TextGroup.Slot, "slot", terms.Slots.Names),
        new("kinds", TextGroup.Kind, "kind of case", terms.Kinds.Names),
        new("classes", TextGroup.Class, "class", terms.Classes.Names),
        new("powers", TextGroup.Power, "power", terms.Powers.Names),
        new("ranks", TextGroup.Rank, "rank", [.. terms.Ranks.Ranks]),
        new("sources", TextGroup.Source, "title or article of a source", terms.Sources.Words),
        new("posts", TextGroup.Post, "post", null),
        new("stages", TextGroup.Stage, "stage", null),
        new("facts", TextGroup.Fact, "fact", null),
        new("organs", TextGroup.Organ, "organ", null),
        new("units", TextGroup.Unit, "unit", null),
    ];

    /// <summary>The words of the sort that one language of one file translates.</summary>
    public IEnumerable<(Value Word, Value Text)> In(Fields language) =>
        language.Find(Key)?.Fields()?.Members ?? [];

    /// <summary>Reports a word that the pack does not have.</summary>
    public void Check(Value word)
    {
        var text = word.Text();
        if (Known is { } known && text.Length > 0 && !known.Contains(text))
        {
            word.Report($"unknown {What} {Wording.Quote(text)}", Wording.Suggest(text, known));
        }
    }

    private static ImmutableArray<string> ClocksOf(RulePack pack) =>
        [.. pack.Rows.Where(row => row.Section is "clocks" or "counting").Select(row => row.Id.Value)];

    private static ImmutableArray<string> EventsOf(RulePack pack) =>
    [
        .. pack.Clocks.SelectMany(clock => clock.Effects.SelectMany(effect => effect.Events).Append(clock.Start.Event))
            .Concat(pack.Clocks.Select(clock => clock.Start.LaterOf).OfType<string>())
            .Distinct(StringComparer.Ordinal),
    ];
}
