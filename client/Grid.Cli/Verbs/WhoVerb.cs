using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Contracts.Views;
using Grid.Domain.Vocabulary;

namespace Grid.Cli.Verbs;

/// <summary><c>grid who --case C</c>: who answered for a case at an instant, as known at another.</summary>
internal static class WhoVerb
{
    public static Command Build()
    {
        var id = new Option<string>("--case")
        {
            Description = "the case, with or without `case:`",
            Required = true,
            HelpName = "C",
        };
        var at = new Option<string?>("--at")
        {
            Description = "the instant asked about; now where none is given",
            HelpName = "T",
        };
        var known = new Option<string?>("--known")
        {
            Description = "as known at this instant; now where none is given",
            HelpName = "K",
        };
        var slot = new Option<string?>("--slot") { Description = "only this slot", HelpName = "L" };
        var json = JsonOption.ForAnswer();
        var target = new GridTarget();
        var command = new Command(
            "who",
            "Says who answered for a case, with which power, under which pack, proven by which entries.\n\n"
            + "Example: grid who --case 17 --at 2026-03-02T10:00:00Z --store sqlite:grid.db")
        {
            id, at, known, slot, json,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var question = new WhoQuestion(
                TimeOf(parsed.GetValue(at)),
                TimeOf(parsed.GetValue(known)),
                parsed.GetValue(slot) is { } name ? new Slot(name) : null);
            await using var grid = await target.Open(parsed, cancellation);
            var handle = grid.Client.Case(parsed.GetRequiredValue(id));
            var answer = await handle.WhoAsync(question, cancellation);
            if (answer.Damage is { } damage)
            {
                throw Explanation.Sealed(handle.Id.Value, damage);
            }

            if (!answer.IsKnown && (await handle.LookAsync(cancellation)).Sequence == 0)
            {
                throw new CommandException($"there is no {handle.Id} in this grid");
            }

            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(Answer(answer), null, cancellation);
            }
            else
            {
                Print(answer);
            }

            return GridCommand.Done;
        });
        return command;
    }

    private static Timestamp? TimeOf(string? text) => text is null ? null : Timestamp.Parse(text);

    private static object Answer(WhoAnswer answer) => new
    {
        Case = answer.Case.Value,
        MergedInto = answer.MergedInto?.Value,
        At = answer.At.ToString(),
        Known = answer.Known.ToString(),
        Slots = answer.Slots.Select(slot => new
        {
            Slot = slot.Slot.Value,
            slot.Seat,
            Holder = slot.Holder?.Value,
            Acting = slot.Acting?.Value,
            Supervisor = slot.Supervisor?.Value,
            Powers = slot.Powers.Select(power => power.Value),
            Pack = slot.Pack?.Value,
            Entries = slot.Entries.Select(entry => new { entry.Stream, entry.Sequence, entry.Hash }),
        }),
    };

    private static void Print(WhoAnswer answer)
    {
        TextOutput.Row("case", answer.Case.Value);
        if (answer.MergedInto is { } into)
        {
            TextOutput.Row("merged into", into.Value);
        }

        TextOutput.Row("at", $"{TextOutput.Time(answer.At)}, as known at {TextOutput.Time(answer.Known)}");
        if (answer.Slots.IsEmpty)
        {
            Console.WriteLine(answer.IsKnown
                ? "no slot was held, and none was required"
                : "the case was not on record yet at that instant, as known then");
        }

        foreach (var slot in answer.Slots)
        {
            Console.WriteLine();
            TextOutput.Row("slot", slot.Seat == 1 ? slot.Slot.Value : $"{slot.Slot} / {slot.Seat}");
            TextOutput.Row("holder", slot.Holder?.Value ?? "nobody: a blind spot");
            TextOutput.Row("acting", slot.Acting?.Value);
            TextOutput.Row("supervisor", slot.Supervisor?.Value ?? "nobody: a blind spot");
            TextOutput.Row(
                "powers", slot.Powers.IsEmpty ? null : string.Join(", ", slot.Powers.Select(power => power.Value)));
            TextOutput.Row("pack", slot.Pack?.Value);
            foreach (var entry in slot.Entries)
            {
                TextOutput.Row("proven by", $"{entry.Stream} #{entry.Sequence} {entry.Hash}");
            }
        }
    }
}
