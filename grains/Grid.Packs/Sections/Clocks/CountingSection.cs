using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary><c>counting:</c> the ways of counting that hold for many clocks.</summary>
internal sealed class CountingSection(Terms terms, CalendarTable calendars)
{
    private const int MostHalfMonth = 31;

    private static readonly WordList<string> Rules = new(
        "rule of counting",
        [.. ((string[])[
            "start-not-counted", "roll-over", "exclude", "month-end", "short-days-are-working-days", "calendar", "term",
            "effects", "norm-version",
        ]).Select(word => (word, word))]);

    private static readonly WordList<NormTime> TimesOfProcedure = new(
        "time of a norm of procedure", ("at_act", NormTime.AtAct), ("at_record", NormTime.AtRecord));

    private static readonly WordList<NormTime> TimesOfLiability = new(
        "time of a norm of liability",
        ("at_conduct", NormTime.AtConduct),
        ("at_conduct_or_lighter_later", NormTime.AtConductOrLighterLater),
        ("at_record", NormTime.AtRecord));

    private readonly NameTable _ids = new("row of counting");
    private NormVersion? _norms;

    public static CountingRows Read(PackTree tree, Terms terms, CalendarTable calendars)
    {
        var section = new CountingSection(terms, calendars);
        ImmutableArray<CountingRow> rows = [.. tree.Entries("counting").Select(section.ReadRow).OfType<CountingRow>()];
        return new(rows, section._norms);
    }

    private CountingRow? ReadRow(Fields fields)
    {
        var name = fields.Require("id");
        var id = name is null ? null : RuleIds.Declare(_ids, name, "row");
        var source = terms.Sources.Read(fields.Require("source"));
        var title = fields.TextOrNone("title");
        var confidence = ConfidenceWords.Read(fields);
        if (id is { } declared)
        {
            terms.Rows.Add(name!, new(declared, "counting", source) { Title = title, Confidence = confidence });
        }

        if (fields.Require("rule") is not { } rule)
        {
            return null;
        }

        var row = ReadRule(Rules.Read(rule), id ?? default, source, fields);
        row = row is null ? null : row with
        {
            For = terms.Tags.ReferAll(fields.Find("for")),
            Except = terms.Tags.ReferAll(fields.Find("except")),
            Instruments =
            [
                .. (fields.Find("instruments")?.SomeItems() ?? []).Select(cited => terms.Instruments.Refer(cited).Name),
            ],
        };
        fields.RefuseOthers();
        return row;
    }

    private CountingRow? ReadRule(string rule, RuleId id, LegalSource source, Fields fields) => rule switch
    {
        "start-not-counted" => new CountingRow.StartNotCounted(id, source)
        {
            Units = [.. (fields.Find("units")?.SomeItems() ?? []).Select(Lengths.Units.Read)],
        },
        "roll-over" => new CountingRow.RollsOver(
            id, source, fields.Require("to") is { } to ? CountingReader.RollOvers.Read(to) : RollOver.None),
        "month-end" => new CountingRow.EndsMonths(
            id, source, fields.Require("ends") is { } ends ? CountingReader.MonthEnds.Read(ends) : MonthEnd.SameDay)
        {
            HalfMonth = fields.Find("half_month")?.Number(MostHalfMonth),
        },
        "short-days-are-working-days" => new CountingRow.ShortDays(
            id, source, [.. (fields.Require("values")?.SomeItems() ?? []).Select(value => value.Number(Lengths.Most))]),
        "calendar" => new CountingRow.UsesCalendar(
            id,
            source,
            fields.Require("calendar") is { } calendar ? calendars.Refer(calendar) : WorkCalendar.AllDays),
        "term" => ReadTerm(id, source, fields),
        "exclude" => ReadEffects(id, source, fields, "events"),
        "effects" => ReadEffects(id, source, fields, "exclude"),
        _ => ReadNorms(id, source, fields),
    };

    private static CountingRow.RunsFrom ReadTerm(RuleId id, LegalSource source, Fields fields)
    {
        var start = fields.Find("start");
        var stop = fields.Find("stop");
        if (start is null && stop is null)
        {
            fields.Report("the row says neither `start` nor `stop`", "add the event that starts the clocks");
        }

        return new(
            id, source, start is null ? null : EventTypes.Read(start), stop is null ? null : EventTypes.Read(stop));
    }

    private CountingRow.Affects ReadEffects(RuleId id, LegalSource source, Fields fields, string exclude)
    {
        var reader = new EffectReader(fields, terms);
        ImmutableArray<ClockEffect> effects = exclude == "events"
            ? reader.Excludes(exclude)
            :
            [
                .. reader.Excludes(exclude), .. reader.Extends("extend"), .. reader.Restarts("restart"),
            ];
        if (effects.IsEmpty)
        {
            fields.Report("the row names no event", $"add `{exclude}:` with the types of events");
        }

        return new(
            id, source, [.. effects.Select(effect => effect with { Row = id, Source = effect.Source ?? source })]);
    }

    private CountingRow? ReadNorms(RuleId id, LegalSource source, Fields fields)
    {
        var procedure = fields.Require("procedure");
        var liability = fields.Require("liability");
        if (procedure is not null && liability is not null)
        {
            if (_norms is { } first)
            {
                fields.Report(
                    $"{Wording.Quote(first.Row.Value)} says already which version of a norm holds",
                    "keep one of the two");
            }

            _norms ??= new(id, TimesOfProcedure.Read(procedure), TimesOfLiability.Read(liability), source);
        }

        return null;
    }
}
