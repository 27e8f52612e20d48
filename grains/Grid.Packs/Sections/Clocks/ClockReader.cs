using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary>Reads one clock, and fills in from the rows of counting what it leaves open.</summary>
internal sealed class ClockReader(Fields fields, Terms terms, ClockWords words)
{
    private const string TravelTime = "TravelTime";

    private static readonly WordList<ClockBound> Bounds = new(
        "bound", ("maximum", ClockBound.Maximum), ("minimum", ClockBound.Minimum));

    private static readonly WordList<ClockDirection> Directions = new(
        "direction", ("after", ClockDirection.After), ("before", ClockDirection.Before));

    private static readonly WordList<bool> TravelTimes = new("travel time", ("excluded", true), ("counted", false));

    private static readonly WordList<ClockOnMerge> Merges = new(
        "merge",
        ("latest", ClockOnMerge.Latest), ("earliest", ClockOnMerge.Earliest), ("restart", ClockOnMerge.Restart));

    private static readonly WordList<bool> Splits = new("split", ("keep", false), ("restart", true));

    public ClockDefinition Read(ClockId id, LegalSource source, CountingRows rows, CalendarTable calendars)
    {
        var length = fields.Require("length") is { } said ? Lengths.Read(said) : [];
        var start = fields.Find("start")?.Fields();
        var calendar = fields.Find("calendar")?.Fields();
        var runs = rows.The<CountingRow.RunsFrom>(words);
        var clock = new ClockDefinition(id)
        {
            Title = fields.Text("title"),
            Start = Start(start, runs),
            Length = length,
            Source = source,
            Counting = new CountingReader(rows, words, source).Read(start, calendar, length),
            Calendar = Calendar(calendar, rows, calendars),
            Bound = fields.Find("bound") is { } bound ? Bounds.Read(bound) : ClockBound.Maximum,
            Direction = fields.Find("direction") is { } way ? Directions.Read(way) : ClockDirection.After,
            Effects = Effects(calendar, runs, rows),
            Warnings = WarningReader.Read(fields.Find("warn")),
            Breach = BreachReader.Read(fields.Find("on_breach")),
            Procedure = fields.Find("procedure") is { } procedure ? terms.ProcedureOrStem(procedure) : null,
            Except = [.. (fields.Find("except")?.SomeItems() ?? []).Select(terms.ProcedureOrStem)],
            Holder = fields.Find("holder") is { } holder ? new Slot(terms.Slots.Refer(holder)) : null,
            Tags = words.Tags,
            OnMerge = fields.Find("on_merge") is { } merge ? Merges.Read(merge) : ClockOnMerge.Latest,
            RestartsOnSplit = fields.Find("on_split") is { } split && Splits.Read(split),
        };
        start?.RefuseOthers();
        calendar?.RefuseOthers();
        Check(clock);
        return clock;
    }

    private ClockStart Start(Fields? start, CountingRow.RunsFrom? runs)
    {
        var type = start?.Find("event") is { } named ? EventTypes.Read(named) : runs?.Start;
        if (type is null)
        {
            words.Name.Report(
                $"nothing says what starts clock {Wording.Quote(words.Name.Text())}", "add `start: { event: … }`");
        }

        return new(type ?? "", start?.Find("later_of") is { } other ? EventTypes.Read(other) : null)
        {
            When = FactMatches.Read(start?.Find("when")),
            Unless = FactMatches.ReadAny(start?.Find("unless")),
            EndOf = start?.Find("end_of") is { } tag ? terms.Tags.Refer(tag) : null,
            If = start?.Find("if") is { } condition ? Rows.Conditions.Read(condition, terms.Facts) : null,
        };
    }

    private WorkCalendar Calendar(Fields? calendar, CountingRows rows, CalendarTable calendars) =>
        calendar?.Find("use") is { } name
            ? calendars.Refer(name)
            : rows.The<CountingRow.UsesCalendar>(words)?.Calendar ?? WorkCalendar.AllDays;

    private ImmutableArray<ClockEffect> Effects(Fields? calendar, CountingRow.RunsFrom? runs, CountingRows rows)
    {
        var reader = new EffectReader(fields, terms);
        var own = new List<ClockEffect>();
        own.AddRange(reader.Excludes("exclude_on"));
        own.AddRange(reader.Extends("extend"));
        own.AddRange(reader.Restarts("restart_on"));
        own.AddRange(reader.Converts("convert"));
        own.AddRange(reader.Subtracts("subtract_on"));
        own.AddRange(Stops(reader, runs));
        var spokenOf = own.Select(effect => effect.Event).ToHashSet(StringComparer.Ordinal);
        if (calendar?.Find("travel_time") is { } travel && spokenOf.Add(TravelTime) && TravelTimes.Read(travel))
        {
            own.Add(new ClockEffect.Exclude(TravelTime));
        }

        RefuseTwoKinds(own);
        return [.. own, .. rows.EffectsOn(words, spokenOf)];
    }

    private ImmutableArray<ClockEffect> Stops(EffectReader reader, CountingRow.RunsFrom? runs)
    {
        if (fields.Find("stop") is not null)
        {
            return reader.Stops("stop");
        }

        return runs?.Stop is { } usual ? [new ClockEffect.Stop(usual) { Row = runs.Id, Source = runs.Source }] : [];
    }

    // To exclude, to extend and to restart are three different things; an event that did two would leave open which.
    private void RefuseTwoKinds(List<ClockEffect> effects)
    {
        foreach (var alike in effects.GroupBy(effect => effect.Event, StringComparer.Ordinal))
        {
            if (alike.Key.Length > 0 && alike.Select(effect => effect.GetType()).Distinct().Count() > 1)
            {
                words.Name.Report(
                    $"the event {Wording.Quote(alike.Key)} does several things to clock "
                    + Wording.Quote(words.Name.Text()),
                    "let one event exclude, extend, restart, convert, subtract or stop, and name another for the rest");
            }
        }
    }

    private void Check(ClockDefinition clock)
    {
        var name = words.Name;
        var asksForWorkingDays = clock.Counting.Roll.Value != RollOver.None || clock.Length.Any(term =>
            term.Unit == TermUnit.WorkingDay
            || (term.Unit == TermUnit.Day && clock.Counting.ShortDays.Value.Contains(term.Value)));
        if (asksForWorkingDays && clock.Calendar.IsUnbroken)
        {
            name.Report(
                $"clock {Wording.Quote(name.Text())} asks which days are worked, and no calendar says so",
                "add `calendar: { use: … }`, or a row of counting with `rule: calendar`");
        }

        var countsHours = clock.Length is [{ IsOfHours: true }, ..];
        var others = clock.Effects.SelectMany(effect => effect switch
        {
            ClockEffect.Extend extend => new[] { extend.Add, extend.To },
            ClockEffect.Restart restart => [restart.Length],
            _ => [],
        }).OfType<Term>();
        if (!clock.Length.IsEmpty && others.Any(term => term.IsOfHours != countsHours))
        {
            name.Report(
                $"clock {Wording.Quote(name.Text())} counts days in one place and hours in another",
                "write two clocks, one for each");
        }
    }
}
