using Grid.Contracts.Views;

namespace Grid.Cli.Output;

/// <summary>An officer as they stand, for programs and for people.</summary>
internal static class OfficerReport
{
    public static object Answer(OfficerView view, LoopsView? loops) => new
    {
        Officer = view.Id.Value,
        view.Standing,
        Timeline = view.State.Standings.Select(standing => new
        {
            standing.Standing,
            Since = standing.Since.ToString(),
            Planned = standing.IsPlanned,
        }),
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
        Loops = loops is null ? null : Waiting(loops),
        Planned = view.State.Planned,
        view.TrueFor,
        view.State.Sequence,
    };

    public static void Print(OfficerView view, LoopsView? loops)
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
        foreach (var standing in view.State.Standings)
        {
            TextOutput.Row(
                $"since {TextOutput.Time(standing.Since)}",
                standing.Standing.ToString().ToLowerInvariant() + (standing.IsPlanned ? ", as planned" : ""));
        }

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

        if (loops is not null)
        {
            LoopLines.Print(loops.Warnings, loops.Clues, hasCase: true);
            Console.WriteLine(loops.IsCut
                ? $"open loops: more than {LoopsView.RowsMax}; the first are told"
                : $"open loops: {loops.Warnings.Length} warnings, {loops.Clues.Length} clues");
        }

        Console.WriteLine($"{view.Responsibilities.Length} live responsibilities, true for the ledger of "
            + $"{string.Join('+', view.TrueFor)} entries");
    }

    private static object Waiting(LoopsView loops) => new
    {
        Warnings = loops.Warnings.Select(warning => new
        {
            Case = warning.Case.Value,
            warning.Sequence,
            Clock = warning.Clock.Value,
            warning.Level,
            warning.Answer,
            AnswerBy = warning.AnswerBy?.ToString(),
            Lapsed = warning.HasLapsed,
        }),
        Clues = loops.Clues.Select(clue => new
        {
            Case = clue.Case.Value,
            clue.Sequence,
            Rule = clue.Rule.Value,
            clue.Class,
            OfSupervision = clue.IsOfSupervision,
            At = clue.At.ToString(),
        }),
        loops.IsCut,
        loops.Lag,
    };
}
