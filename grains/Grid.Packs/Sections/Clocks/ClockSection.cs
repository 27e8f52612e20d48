using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary><c>clocks:</c> the legal terms, each compiled with everything that its counting needs.</summary>
internal sealed class ClockSection(Terms terms, CalendarTable calendars, CountingRows counting)
{
    private readonly NameTable _ids = new("clock");
    private readonly List<(Value By, ClockId Old)> _superseded = [];

    public static ImmutableArray<ClockDefinition> Read(
        PackTree tree, Terms terms, CalendarTable calendars, CountingRows counting)
    {
        var section = new ClockSection(terms, calendars, counting);
        ImmutableArray<ClockDefinition> clocks =
            [.. tree.Entries("clocks").Select(section.ReadOne).OfType<ClockDefinition>()];
        terms.Tags.CheckReferences();
        section.CheckSuperseded(clocks);
        return clocks;
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
        if (fields.Find("superseded_by") is { } by && by.Text() is { Length: > 0 } other)
        {
            _superseded.Add((by, clock.Id));
            clock = clock with { SupersededBy = new(other) };
        }

        fields.RefuseOthers();
        return clock with { Confidence = confidence };
    }

    private void CheckSuperseded(ImmutableArray<ClockDefinition> clocks)
    {
        var byId = clocks.ToDictionary(clock => clock.Id.Value, StringComparer.Ordinal);
        foreach (var (by, old) in _superseded)
        {
            var text = by.Text();
            if (Find(text) is null)
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

        ClockDefinition? Find(string id) => byId.GetValueOrDefault(id) ?? byId.GetValueOrDefault($"{id}.1");

        bool GoesRound(ClockId start)
        {
            var at = Find(start.Value);
            for (var steps = 0; at?.SupersededBy is { } next && steps <= byId.Count; steps++)
            {
                at = Find(next.Value);
            }

            return at?.SupersededBy is not null;
        }
    }
}
