using System.Collections.Immutable;
using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Domain.Vocabulary;
using Grid.Ledger.Draws;

namespace Grid.Cli.Verbs;

/// <summary><c>grid draw …</c>: why a seat was given to this one, and whether that can be believed.</summary>
internal static class DrawVerb
{
    public static Command Build() => new("draw", "Looks at seats that were drawn.\n\nExample: grid draw check")
    {
        BuildCheck(),
    };

    private static Command BuildCheck()
    {
        var store = StoreOption.Build();
        var export = ExportOption.Build();
        var name = new Option<string?>("--case")
        {
            Description = "the case, with or without `case:`; else all of them",
        };
        var json = JsonOption.ForAnswer();
        var command = new Command(
            "check",
            "Computes every draw again from entries alone: among whom, with which weights, by which number, under "
            + "which key. A key is told in the day after its own; until then a draw is shown, and is said to be open. "
            + "It needs no grid. Exit 1 where something does not agree.\n\n"
            + "Example: grid draw check --store sqlite:grid.db --case case:town/7\n"
            + "Example: grid draw check --export ledger.jsonl")
        {
            store, export, name, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var only = parsed.GetValue(name) is { } typed ? CaseId.Parse(typed).Value : null;
            var now = Timestamp.FromUtc(DateTimeOffset.UtcNow);
            var drawn = await ExportOption.Read(
                (parsed.GetValue(export), parsed.GetValue(store)),
                file => DrawReading.Check(file, only, now, cancellation),
                opened => DrawReading.Check(opened, only, now, cancellation),
                cancellation);
            if (only is not null && drawn.IsEmpty)
            {
                throw new CommandException($"nothing was drawn in {only}, or there is no such case");
            }

            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(Answer(drawn), null, cancellation);
            }
            else
            {
                Print(drawn);
            }

            return drawn.All(seat => seat.Problems.IsEmpty) ? GridCommand.Done : GridCommand.Wrong;
        });
        return command;
    }

    private static object Answer(ImmutableArray<DrawnSeat> drawn) => new
    {
        Ok = drawn.All(seat => seat.Problems.IsEmpty),
        Draws = drawn.Select(seat => new
        {
            Case = seat.Header.Stream,
            seat.Header.Sequence,
            Slot = seat.Drawn.Slot.Value,
            seat.Drawn.Seat,
            Officer = seat.Drawn.Officer.Value,
            From = seat.Drawn.From?.Value,
            seat.Drawn.Because,
            Pool = seat.Drawn.Pool?.Value,
            seat.Drawn.PoolEntry,
            seat.Drawn.Day,
            seat.Drawn.Commitment,
            seat.Drawn.KeyEntry,
            CommittedAt = seat.CommittedAt?.ToString(),
            seat.Key,
            seat.Drawn.Opening,
            seat.Drawn.Round,
            seat.Drawn.Number,
            seat.Lot?.Lot,
            Lots = seat.Lot?.Of,
            Weights = seat.Drawn.Weights,
            Candidates = seat.Drawn.Candidates.Select(one => new { Officer = one.Officer.Value, one.Weight }),
            LeftOut = seat.Drawn.LeftOut.Select(one => new { Officer = one.Officer.Value, Rule = one.Rule.Value }),
            seat.Problems,
            seat.Notes,
        }),
    };

    private static void Print(ImmutableArray<DrawnSeat> drawn)
    {
        foreach (var seat in drawn)
        {
            var told = seat.Drawn;
            TextOutput.Row("draw", $"{seat.Header.Stream} #{seat.Header.Sequence}: {told.Slot} {told.Seat}");
            TextOutput.Row("drawn", told.Officer.Value);
            TextOutput.Row("pool", $"{told.Pool} #{told.PoolEntry}");
            TextOutput.Row("key", $"{told.Pool} #{told.KeyEntry}, for {told.Day}: {told.Commitment}");
            TextOutput.Row("told", seat.Key);
            TextOutput.Row("number", told.Number);
            TextOutput.Row("lot", seat.Lot is var (lot, of) ? $"{lot:N0} of {of:N0}, from 0" : null);
            TextOutput.Table(
                ["among", "lots"],
                told.Candidates.Select(one => new[] { one.Officer.Value, $"{one.Weight:N0}" }));
            foreach (var note in seat.Notes)
            {
                Console.WriteLine(TextOutput.Safe($"note: {note}"));
            }

            foreach (var problem in seat.Problems)
            {
                Console.WriteLine(TextOutput.Safe($"WRONG: {problem}"));
            }

            Console.WriteLine();
        }

        var wrong = drawn.Count(seat => !seat.Problems.IsEmpty);
        var open = drawn.Count(seat => seat.Problems.IsEmpty && seat.Key is null);
        Console.WriteLine(
            $"{drawn.Length} draw(s): {drawn.Length - wrong - open} proven, {open} open until the key is told, "
            + $"{wrong} wrong");
    }
}
