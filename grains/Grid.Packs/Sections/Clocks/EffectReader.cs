using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary>What events do to a clock: each entry is a type of event, or a mapping with more about it.</summary>
internal sealed class EffectReader(Fields fields, Terms terms)
{
    private const int MostTimes = 1000;

    private const int MostDays = 1000;

    public ImmutableArray<ClockEffect> Excludes(string key) =>
        Read(key, type => new ClockEffect.Exclude(type), ReadExclusion);

    public ImmutableArray<ClockEffect> Extends(string key) =>
        Read(key, type => new ClockEffect.Extend(type), ReadExtension);

    public ImmutableArray<ClockEffect> Restarts(string key) => Read(key, type => new ClockEffect.Restart(type), more =>
        new ClockEffect.Restart(TypeIn(more))
        {
            Length = more.Find("length") is { } length ? Lengths.One(length) : null,
            Times = more.Find("times")?.Number(MostTimes),
            Within = more.Find("within") is { } within ? Lengths.One(within) : null,
        });

    public ImmutableArray<ClockEffect> Stops(string key) => Read(key, type => new ClockEffect.Stop(type), more =>
        new ClockEffect.Stop(TypeIn(more)) { IsFinal = more.Find("final")?.Flag() ?? false });

    public ImmutableArray<ClockEffect> Converts(string key) => Read(key, type => new ClockEffect.Convert(type), more =>
        new ClockEffect.Convert(TypeIn(more))
        {
            From = more.Find("from") is { } former ? terms.ProcedureOrStem(former) : null,
            Of = terms.Tags.ReferAll(more.Find("of")),
            KeepsStart = more.Find("keep_start")?.Flag() ?? false,
        });

    public ImmutableArray<ClockEffect> Subtracts(string key) =>
        Read(key, type => new ClockEffect.Subtract(type), more => new ClockEffect.Subtract(TypeIn(more)));

    private ImmutableArray<ClockEffect> Read(
        string key, Func<string, ClockEffect> plain, Func<Fields, ClockEffect> detailed)
    {
        if (fields.Find(key) is not { } found)
        {
            return [];
        }

        // One alone need not stand in a list.
        var entries = found.Node is Node.List ? found.Items() : [found];
        return [.. entries.Select(entry => ReadOne(entry, plain, detailed)).OfType<ClockEffect>()];
    }

    private ClockEffect? ReadOne(Value entry, Func<string, ClockEffect> plain, Func<Fields, ClockEffect> detailed)
    {
        if (entry.IsText)
        {
            return plain(EventTypes.Read(entry));
        }

        if (entry.Fields() is not { } more)
        {
            return null;
        }

        var effect = detailed(more) with { Source = more.Find("source") is { } law ? terms.Sources.Read(law) : null };
        more.RefuseOthers();
        return effect;
    }

    private static string TypeIn(Fields more) => more.Require("event") is { } name ? EventTypes.Read(name) : "";

    private static ClockEffect.Exclude ReadExclusion(Fields more)
    {
        var type = TypeIn(more);
        var until = more.Find("until");
        if (until is not null && until.Text() == type)
        {
            until.Report("an exclusion ends with what begins it", "name another event, or leave `until` out");
        }

        return new(type)
        {
            Until = until is null ? null : EventTypes.Read(until),
            NeedsFindings = more.Find("needs_findings")?.Flag() ?? false,
            AtMost = more.Find("at_most") is { } most ? Lengths.One(most) : null,
        };
    }

    private static ClockEffect.Extend ReadExtension(Fields more)
    {
        var type = TypeIn(more);
        var add = more.Find("add");
        var to = more.Find("to");
        if (add is null == to is null)
        {
            more.Report(
                add is null ? "an extension has neither `add` nor `to`" : "an extension has both `add` and `to`",
                "say by how much, or to how much; `add: { value: null, unit: month }` leaves it to the event");
        }

        return new(type)
        {
            Add = add is null ? null : Lengths.OneOrOpen(add),
            To = to is null ? null : Lengths.One(to),
            Times = Times(more.Find("times")),
            ApprovedBy = more.TextOrNone("approver"),
            ApplyBeforeDays = more.Find("apply_before_days")?.Number(MostDays),
            DecideBeforeDays = more.Find("decide_before_days")?.Number(MostDays),
            Condition = more.TextOrNone("condition"),
            When = FactMatches.Read(more.Find("when")),
        };
    }

    private static int? Times(Value? times) =>
        times is null ? 1
        : times.IsText && times.Text() == "unbounded" ? null
        : times.Number(MostTimes);
}
