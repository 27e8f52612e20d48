using System.Collections.Immutable;
using Grid.Cli.Output;
using Grid.Domain.Clocks;
using Grid.Domain.Rules;

namespace Grid.Cli.Packs;

/// <summary>The legal terms, each with the types of event that befall it.</summary>
internal static class ShownClocks
{
    public static readonly ShownSection Section = new("clocks", Answer, Print);

    /// <summary>The types of event that a clock knows, in the order of its definition.</summary>
    public static ImmutableArray<string> EventsOf(ClockDefinition clock) =>
    [
        .. clock.Effects.SelectMany(effect => effect.Events).Concat(clock.Start.LaterOf is { } later ? [later] : [])
            .Distinct(StringComparer.Ordinal),
    ];

    private static object Answer(RulePack pack) => pack.Clocks.Select(clock => new
    {
        Id = clock.Id.Value,
        clock.Title,
        clock.Procedure,
        Start = clock.Start.Event,
        clock.Start.LaterOf,
        Length = clock.Length.Select(term => new { term.Value, term.Unit }),
        clock.Bound,
        clock.Direction,
        Offset = clock.Counting.Offset.Value,
        RollOver = clock.Counting.Roll.Value,
        MonthEnd = clock.Counting.MonthEnd.Value,
        Calendar = clock.Calendar.Name,
        Events = clock.Effects.Select(effect => new
        {
            Type = effect.Event,
            Effect = effect.GetType().Name.ToLowerInvariant(),
            effect.EndedBy,
            Row = effect.Row?.Value,
            effect.Source,
        }),
        Holder = clock.Holder?.Value,
        clock.Tags,
        clock.Warnings,
        clock.Breach,
        clock.Confidence,
        SupersededBy = clock.SupersededBy?.Value,
        SupersededFrom = clock.SupersededFrom is { } from ? Dates.Text(from) : null,
        HoldsFrom = clock.HoldsFrom is { } holds ? Dates.Text(holds) : null,
        clock.Source,
    });

    private static void Print(RulePack pack)
    {
        if (pack.Clocks.IsEmpty)
        {
            return;
        }

        ShownPack.Heading("clocks", pack.Clocks.Length);
        foreach (var clock in pack.Clocks)
        {
            var since = clock.SupersededFrom is { } from ? $" from {Dates.Text(from)} on" : "";
            var superseded = clock.SupersededBy is { } by ? $" (superseded by {by}{since})" : "";
            Line($"{clock.Id}  {clock.Title}{superseded}");
            Line($"    {LengthOf(clock)} {Side(clock)} {clock.Start.Event}{Later(clock)}; {Ways(clock)}");
            foreach (var effects in clock.Effects.GroupBy(effect => effect.GetType().Name))
            {
                var types = effects.Select(Told).Distinct(StringComparer.Ordinal);
                Line($"    {Verb(effects.Key)}: {string.Join(", ", types)}");
            }

            Line($"    {ShownPack.Law(clock.Source)} [{$"{clock.Confidence}".ToLowerInvariant()}]");
        }
    }

    private static string Told(ClockEffect effect) =>
        effect.EndedBy is { } end ? $"{effect.Event} until {end}" : effect.Event;

    private static string LengthOf(ClockDefinition clock) =>
        clock.Length.IsEmpty ? "no fixed limit" : string.Join(" and ", clock.Length.Select(Said));

    private static string Said(Term term) => $"{term.Value} " + (term.Unit switch
    {
        TermUnit.WorkingDay => "working day",
        TermUnit.HalfMonth => "half month",
        _ => $"{term.Unit}".ToLowerInvariant(),
    }) + (term.Value == 1 ? "" : "s");

    private static string Side(ClockDefinition clock) =>
        clock.Direction == ClockDirection.Before ? "before"
        : clock.Bound == ClockBound.Minimum ? "at least, from"
        : "from";

    private static string Later(ClockDefinition clock) =>
        clock.Start.LaterOf is { } later ? $" or {later}, the later" : "";

    private static string Ways(ClockDefinition clock)
    {
        var counting = clock.Counting;
        var start = counting.Offset.Value == 0 ? "the start is counted" : "the start is not counted";
        var roll = counting.Roll.Value switch
        {
            RollOver.NextWorkingDay => ", rolls over to the next working day",
            RollOver.PreviousWorkingDay => ", rolls back to the working day before",
            _ => "",
        };
        return $"{start}{roll}, calendar {clock.Calendar.Name}";
    }

    private static string Verb(string effect) => effect switch
    {
        "Exclude" => "excluded by",
        "Extend" => "extended by",
        "Restart" => "restarted by",
        "Convert" => "converted by",
        "Subtract" => "shortened by",
        _ => "stopped by",
    };

    private static void Line(string text) => Console.WriteLine(TextOutput.Safe(text));
}
