using System.CommandLine;
using Grid.Cli.Output;
using Grid.Client;
using Grid.Contracts.Views;

namespace Grid.Cli.Verbs;

/// <summary><c>grid officer O</c>: an officer's standing, powers and live responsibilities.</summary>
internal static class OfficerVerb
{
    public static Command Build() => LookVerb.Build(
        "officer",
        "Shows an officer as they stand: powers, standing, and every seat they answer in.",
        "grid officer 42 --connect 127.0.0.1:30000",
        Look);

    private static async Task<LookVerb.Seen> Look(GridClient grid, string typed, CancellationToken cancellation)
    {
        var handle = grid.Officer(typed);
        var view = await handle.LookAsync(cancellation);
        return new(handle.Id.Value, () => Answer(view), () => Print(view))
        {
            Damage = view.Damage,
            IsThere = view.State.IsRegistered,
        };
    }

    private static object Answer(OfficerView view) => new
    {
        Officer = view.Id.Value,
        view.Standing,
        view.State.Class,
        Unit = view.State.Unit?.Value,
        Supervisor = view.State.Supervisor?.Value,
        Deputy = view.State.Deputy?.Value,
        Powers = view.Powers.Select(power => power.Value),
        Mandates = view.State.Mandates.Select(mandate => new
        {
            Mandate = mandate.Id.Value,
            Powers = mandate.Powers.Select(power => power.Value),
            mandate.Kinds,
            From = mandate.From.ToString(),
            Until = mandate.Until?.ToString(),
            GrantedBy = mandate.GrantedBy.Value,
            mandate.Post,
            RevokedAt = mandate.RevokedAt?.ToString(),
        }),
        Responsibilities = view.Responsibilities.Select(held => new
        {
            Case = held.Case.Value,
            Slot = held.Slot.Value,
            held.Seat,
            Acting = held.IsActing,
            held.Since,
        }),
        Workload = new
        {
            view.Workload.Cases,
            view.Workload.Seats,
            view.Workload.Acting,
            view.Workload.CasesMax,
            Overloaded = view.Workload.IsOverloaded,
        },
        Planned = view.State.Planned,
        view.TrueFor,
        view.State.Sequence,
    };

    private static void Print(OfficerView view)
    {
        TextOutput.Row("officer", view.Id.Value);
        TextOutput.Row("standing", view.Standing.ToString().ToLowerInvariant());
        TextOutput.Row("about to go", view.State.Planned?.ToString().ToLowerInvariant());
        TextOutput.Row("class", view.State.Class);
        TextOutput.Row("unit", view.State.Unit?.Value);
        TextOutput.Row("supervisor", view.State.Supervisor?.Value);
        TextOutput.Row("deputy", view.State.Deputy?.Value);
        TextOutput.Row(
            "powers", view.Powers.IsEmpty ? null : string.Join(", ", view.Powers.Select(power => power.Value)));
        Console.WriteLine();
        TextOutput.Table(
            ["case", "slot", "since", ""],
            view.Responsibilities.Select(held => new[]
            {
                held.Case.Value, held.Slot.Value, held.Since, held.IsActing ? "in another's place" : "",
            }));
        if (view.Workload.IsOverloaded)
        {
            Console.WriteLine(
                $"overloaded: {view.Workload.Cases} live cases, {view.Workload.CasesMax} are the most by the pack");
        }

        Console.WriteLine($"{view.Responsibilities.Length} live responsibilities, true for the ledger of "
            + $"{string.Join('+', view.TrueFor)} entries");
    }
}
