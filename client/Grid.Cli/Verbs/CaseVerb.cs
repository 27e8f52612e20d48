using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Contracts.Views;
using Grid.Domain.Cases;
using Grid.Domain.Rules;

namespace Grid.Cli.Verbs;

/// <summary><c>grid case C</c>: the live state of a case.</summary>
internal static class CaseVerb
{
    public static Command Build()
    {
        var id = new Argument<string>("case") { Description = "the case, with or without `case:`" };
        var json = JsonOption.ForAnswer();
        var target = new GridTarget();
        var command = new Command(
            "case",
            "Shows a case as it stands: who answers, what was done, what is amiss.\n\n"
            + "Example: grid case 17 --store sqlite:grid.db")
        {
            id, json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var grid = await target.Open(parsed, cancellation);
            var handle = grid.Client.Case(parsed.GetRequiredValue(id));
            var view = await handle.LookAsync(cancellation);
            if (view.Damage is { } damage)
            {
                throw Explanation.Sealed(handle.Id.Value, damage);
            }

            if (view.Sequence == 0)
            {
                throw new CommandException($"there is no {handle.Id} in this grid");
            }

            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(Answer(view), null, cancellation);
            }
            else
            {
                Print(view);
            }

            return GridCommand.Done;
        });
        return command;
    }

    private static object Answer(CaseView view) => new
    {
        Case = view.Id.Value,
        Status = view.Status,
        Mode = view.IsRun ? "run" : "recorded",
        Pack = view.Pack?.Value,
        view.Kind,
        Unit = view.Unit?.Value,
        view.Stage,
        Facts = view.Facts.Items.ToDictionary(fact => fact.Name, fact => fact.Value),
        Slots = view.Seats.Select(seat => new
        {
            Slot = seat.Slot.Value,
            seat.Seat,
            Holder = seat.Holder.Value,
            Answers = seat.Answers?.Value,
            Supervisor = seat.Supervisor?.Value,
        }),
        Unheld = view.Unheld.Select(slot => slot.Value),
        Acts = view.Acts.Select(act => new
        {
            act.Sequence,
            act.Act,
            Officer = act.Officer?.Value,
            At = act.At.ToString(),
            Place = act.Place?.Value,
            Facts = act.Facts.Items.ToDictionary(fact => fact.Name, fact => fact.Value),
            VoidPending = act.IsVoidPending,
        }),
        Standing = view.Standing.Select(Judged),
        Breaches = view.Breaches.Select(breach => new
        {
            Rule = breach.Rule.Value,
            Officer = breach.Officer?.Value,
            breach.Cause,
            breach.Sequence,
        }),
        view.Sequence,
    };

    private static object Judged(Judgement judgement) => new
    {
        Rule = judgement.Rule.Value,
        judgement.Verdict,
        Officer = judgement.Officer?.Value,
        judgement.Missing,
    };

    private static void Print(CaseView view)
    {
        TextOutput.Row("case", view.Id.Value);
        TextOutput.Row(
            "status",
            $"{(view.Status == CaseStatus.Open ? "open" : "closed")}, "
            + (view.IsRun ? "run through the grid" : "recorded from outside"));
        TextOutput.Row("pack", view.Pack?.Value);
        TextOutput.Row("stage", view.Stage);
        foreach (var fact in view.Facts.Items)
        {
            TextOutput.Row(fact.Name, fact.Value);
        }

        foreach (var seat in view.Seats)
        {
            TextOutput.Row(
                seat.Slot.Value,
                seat.Holder
                + (seat.Answers == seat.Holder ? ", " : $", answered for by {seat.Answers?.Value ?? "nobody"}, ")
                + $"supervised by {seat.Supervisor?.Value ?? "nobody"}");
        }

        foreach (var slot in view.Unheld)
        {
            TextOutput.Row(slot.Value, "nobody: a blind spot");
        }

        Console.WriteLine();
        TextOutput.Table(
            ["#", "at", "act", "officer"],
            view.Acts.Select(act => new[]
            {
                $"{act.Sequence}", act.At.ToString(), act.Act + (act.IsVoidPending ? " (void pending)" : ""),
                act.Officer?.Value ?? "nobody named",
            }));
        foreach (var standing in view.Standing)
        {
            Console.WriteLine(TextOutput.Safe(standing.Verdict == VerdictKind.Broken
                ? $"broken: {standing.Rule} {standing.Officer}"
                : $"undecidable: {standing.Rule}, for want of {standing.Missing}"));
        }

        foreach (var breach in view.Breaches)
        {
            Console.WriteLine(TextOutput.Safe(
                $"breach #{breach.Sequence}: {breach.Rule} {breach.Officer}, by #{breach.Cause}"));
        }
    }
}
