using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Contracts.Views;

namespace Grid.Cli.Verbs;

/// <summary><c>grid officer O</c>: an officer's standing, powers and live responsibilities.</summary>
internal static class OfficerVerb
{
    public static Command Build()
    {
        var id = new Argument<string>("officer") { Description = "the officer, with or without `officer:`" };
        var json = JsonOption.ForAnswer();
        var target = new GridTarget();
        var command = new Command(
            "officer",
            "Shows an officer as they stand: powers, standing, and every seat they answer in.\n\n"
            + "Example: grid officer 42 --connect 127.0.0.1:30000")
        {
            id, json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var grid = await target.Open(parsed, cancellation);
            var handle = grid.Client.Officer(parsed.GetRequiredValue(id));
            var view = await handle.LookAsync(cancellation);
            if (view.Damage is { } damage)
            {
                throw Explanation.Sealed(handle.Id.Value, damage);
            }

            if (!view.State.IsRegistered)
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
        view.TrueFor,
        view.State.Sequence,
    };

    private static void Print(OfficerView view)
    {
        TextOutput.Row("officer", view.Id.Value);
        TextOutput.Row("standing", view.Standing.ToString().ToLowerInvariant());
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
        Console.WriteLine($"{view.Responsibilities.Length} live responsibilities, true for the ledger of "
            + $"{string.Join('+', view.TrueFor)} entries");
    }
}
