using System.CommandLine;
using Grid.Cli.Output;
using Grid.Client;
using Grid.Contracts.Views;
using Grid.Domain.Units;

namespace Grid.Cli.Verbs;

/// <summary><c>grid unit U</c>: a unit's place in the tree, its posts and its cases.</summary>
internal static class UnitVerb
{
    public static Command Build() => LookVerb.Build(
        new(
            "unit",
            "Shows a unit as it stands: what is above and below it, its posts, and the open cases it has.",
            "grid unit 7 --connect 127.0.0.1:30000"),
        Look);

    private static async Task<LookVerb.Seen> Look(
        GridClient grid, string typed, ParseResult parsed, CancellationToken cancellation)
    {
        var handle = grid.Unit(typed);
        var view = await handle.LookAsync(cancellation);
        return new(handle.Id.Value, () => Answer(view), () => Print(view))
        {
            Damage = view.Damage,
            IsThere = view.State.Status != UnitStatus.None,
        };
    }

    private static object Answer(UnitView view) => new
    {
        Unit = view.Id.Value,
        view.State.Status,
        view.State.Organ,
        view.State.Name,
        Lead = view.State.Lead?.Value,
        Supervise = view.State.Supervise?.Value,
        Head = view.State.Head?.Value,
        ActingHead = view.State.ActingHead?.Value,
        Deputy = view.State.Deputy?.Value,
        MergedInto = view.State.MergedInto?.Value,
        Splits = view.State.Splits.Select(split => new
        {
            To = split.To.Value,
            Officers = split.Officers.Select(officer => officer.Value),
        }),
        Pools = view.State.Pools.Select(pool => new
        {
            Slot = pool.Slot.Value,
            Members = pool.Members.Select(member => new { Officer = member.Officer.Value, member.Share }),
            pool.Sequence,
        }),
        DayKeys = view.State.DayKeys.Select(key => new { key.Day, key.Commitment, key.Sequence, key.IsRevealed }),
        Children = view.Children.Select(child => child.Value),
        OpenCases = view.OpenCases.Select(open => open.Value),
        view.HasMoreCases,
        view.State.Sequence,
    };

    private static void Print(UnitView view)
    {
        TextOutput.Row("unit", view.Id.Value);
        TextOutput.Row("name", view.State.Name);
        TextOutput.Row("status", view.State.Status.ToString().ToLowerInvariant());
        TextOutput.Row("organ", view.State.Organ);
        TextOutput.Row("led by", view.State.Lead?.Value);
        TextOutput.Row("supervised by", view.State.Supervise?.Value);
        TextOutput.Row("head", view.State.Head?.Value);
        TextOutput.Row("acting head", view.State.ActingHead?.Value);
        TextOutput.Row("deputy", view.State.Deputy?.Value);
        TextOutput.Row("goes on in", view.State.MergedInto?.Value);
        Console.WriteLine();
        foreach (var pool in view.State.Pools)
        {
            TextOutput.Row("pool", $"{pool.Slot}: {string.Join(", ", pool.Members.Select(member => member.Officer))}");
        }

        foreach (var key in view.State.DayKeys)
        {
            TextOutput.Row("day key", $"{key.Day}: {key.Commitment}, {(key.IsRevealed ? "told" : "not told yet")}");
        }

        TextOutput.Table(["unit below"], view.Children.Select(child => new[] { child.Value }));
        TextOutput.Table(["open case"], view.OpenCases.Select(open => new[] { open.Value }));
        Console.WriteLine(view.HasMoreCases
            ? $"the first {view.OpenCases.Length} of its open cases"
            : $"{view.OpenCases.Length} open cases");
    }
}
