using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary><c>clocks:</c> the legal terms, each compiled with everything that its counting needs.</summary>
internal sealed class ClockSection(Terms terms, CalendarTable calendars, CountingRows counting)
{
    private readonly NameTable _ids = new("clock");
    private readonly List<(Value By, ClockId Old)> _superseded = [];
    private readonly Dictionary<ClockId, string> _instruments = [];

    public static ImmutableArray<ClockDefinition> Read(
        PackTree tree, Terms terms, CalendarTable calendars, CountingRows counting)
    {
        var section = new ClockSection(terms, calendars, counting);
        ImmutableArray<ClockDefinition> clocks =
            [.. tree.Entries("clocks").Select(section.ReadOne).OfType<ClockDefinition>()];
        terms.Tags.CheckReferences();
        section.CheckSuperseded(clocks);
        return section.WithDays(clocks);
    }

    private ClockDefinition? ReadOne(Fields fields)
    {
        if (fields.Require("id") is not { } name)
        {
            return null;
        }

        var declared = RuleIds.Declare(_ids, name, "clock");
        var cited = terms.Sources.Cite(fields.Require("source"));
        var confidence = ConfidenceWords.Read(fields);
        if (declared is { } row)
        {
            terms.Rows.Add(
                name, new(row, "clocks", cited.Law) { Title = fields.TextOrNone("title"), Confidence = confidence });
        }

        // A clock whose id is bad or stands twice is read all the same, for the rest of its problems.
        var id = new ClockId(declared?.Value ?? $"{name.Node.At.File}:{name.Node.At.Line}");
        var words = new ClockWords(name, terms.Tags.Declare(fields.Find("tags")), cited.Instrument);
        var clock = new ClockReader(fields, terms, words).Read(id, cited.Law, counting, calendars);
        if (cited.Instrument is { } instrument)
        {
            _instruments.TryAdd(id, instrument);
        }

        if (fields.Find("superseded_by") is { } by)
        {
            clock = Supersede(clock, by);
        }

        fields.RefuseOthers();
        return clock with { Confidence = confidence };
    }

    // `T-M06`, or `{ clock: T-M06, from: 2013-01-01 }` where the instrument of the other does not say the day.
    private ClockDefinition Supersede(ClockDefinition clock, Value by)
    {
        var fields = by.IsText ? null : by.Fields();
        var name = by.IsText ? by : fields?.Require("clock");
        var from = fields?.Find("from")?.Date();
        fields?.RefuseOthers();
        if (name?.Text() is not { Length: > 0 } other)
        {
            return clock;
        }

        _superseded.Add((name, clock.Id));
        return clock with { SupersededBy = new(other), SupersededFrom = from };
    }

    // What is superseded holds up to the day on which its successor begins, and the successor from then on.
    private ImmutableArray<ClockDefinition> WithDays(ImmutableArray<ClockDefinition> clocks)
    {
        var index = ClockIndexOf(clocks);
        var days = new Dictionary<ClockId, NodaTime.LocalDate>();
        var dated = clocks.Select(clock =>
        {
            if (clock.SupersededBy is not { } by || Find(index, by.Value) is not { } successor)
            {
                return clock;
            }

            var from = clock.SupersededFrom ?? terms.Instruments.BeginOf(_instruments.GetValueOrDefault(successor.Id));
            if (from is { } day)
            {
                days[successor.Id] = days.TryGetValue(successor.Id, out var other) && other > day ? other : day;
            }

            return clock with { SupersededFrom = from };
        }).ToImmutableArray();
        return days.Count == 0
            ? dated
            :
            [
                .. dated.Select(clock =>
                    days.TryGetValue(clock.Id, out var day) ? clock with { HoldsFrom = day } : clock),
            ];
    }

    private static Dictionary<string, ClockDefinition> ClockIndexOf(ImmutableArray<ClockDefinition> clocks) =>
        clocks.ToDictionary(clock => clock.Id.Value, StringComparer.Ordinal);

    private static ClockDefinition? Find(Dictionary<string, ClockDefinition> index, string id) =>
        index.GetValueOrDefault(id) ?? index.GetValueOrDefault($"{id}.1");

    private void CheckSuperseded(ImmutableArray<ClockDefinition> clocks)
    {
        var byId = ClockIndexOf(clocks);
        foreach (var (by, old) in _superseded)
        {
            var text = by.Text();
            if (Find(byId, text) is null)
            {
                by.ReportUnresolved($"unknown clock {Wording.Quote(text)}", Wording.Suggest(text, byId.Keys));
            }
            else if (GoesRound(old))
            {
                by.Report(
                    $"clock {Wording.Quote(old.Value)} is superseded by itself in the end",
                    "name the clock that is in force now");
            }
        }

        bool GoesRound(ClockId start)
        {
            var at = Find(byId, start.Value);
            for (var steps = 0; at?.SupersededBy is { } next && steps <= byId.Count; steps++)
            {
                at = Find(byId, next.Value);
            }

            return at?.SupersededBy is not null;
        }
    }
}
