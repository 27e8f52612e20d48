using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Cli.Packs;
using Grid.Domain.Rules;
using Grid.Domain.Vocabulary;
using Grid.Ledger.Draws;
using Grid.Packs;

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
        var pack = new Option<string?>("--pack")
        {
            Description = "the folder of the pack by which it was drawn; of a store it is read from there",
            HelpName = "PACK",
        };
        var json = JsonOption.ForAnswer();
        var command = new Command(
            "check",
            "Computes every draw again from entries alone: among whom, with which weights, by which number, under "
            + "which key; and holds what weighed against the pack that the entry names. A key is told in the day after "
            + "its own; until then a draw is shown, and is said to be open. "
            + "It needs no grid. Exit 1 where something does not agree.\n\n"
            + "Example: grid draw check --store sqlite:grid.db --case case:town/7\n"
            + "Example: grid draw check --export ledger.jsonl --pack packs/cn")
        {
            store, export, name, pack, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var only = parsed.GetValue(name) is { } typed ? CaseId.Parse(typed).Value : null;
            var now = Timestamp.FromUtc(DateTimeOffset.UtcNow);
            var folder = parsed.GetValue(pack) is { } named ? PackOnDisk.Read(named) : null;
            var packs = folder is null ? new DrawPacks() : new DrawPacks().With(folder);
            var drawn = await ExportOption.Read(
                (parsed.GetValue(export), parsed.GetValue(store)),
                file => DrawReading.Check(file, only, now, packs, cancellation),
                opened => DrawReading.Check(opened, only, now, Compiled, cancellation),
                cancellation);
            if (only is not null && drawn is { Seats.IsEmpty: true, Damages.IsEmpty: true })
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

            return drawn.IsRight ? GridCommand.Done : GridCommand.Wrong;
        });
        return command;
    }

    private static RulePack? Compiled(string content) =>
        PackContent.FromJson(content).Content is { } read ? PackCompiler.Compile(read).Pack : null;

    private static object Answer(CheckedDraws drawn) => new
    {
        Ok = drawn.IsRight,
        drawn.Damages,
        Draws = drawn.Seats.Select(seat => new
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
            seat.IsHeldAgainstPack,
            seat.IsAChoice,
            seat.Problems,
            seat.Notes,
        }),
    };

    private static void Print(CheckedDraws checkedDraws)
    {
        var drawn = checkedDraws.Seats;
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

        foreach (var damage in checkedDraws.Damages)
        {
            Console.WriteLine(TextOutput.Safe($"WRONG: {damage}; what was drawn from there on is out of sight"));
        }

        var wrong = drawn.Count(seat => !seat.Problems.IsEmpty);
        var open = drawn.Count(seat => seat.Problems.IsEmpty && seat.Key is null);
        Console.WriteLine(
            $"{drawn.Length} draw(s): {drawn.Length - wrong - open} proven, {open} open until the key is told, "
            + $"{wrong} wrong"
            + (checkedDraws.Damages.IsEmpty ? "" : $"; of {checkedDraws.Damages.Length} case(s) not all can be seen"));
        TellCount(
            drawn.Count(seat => !seat.IsHeldAgainstPack), "could not be held against a pack: name it with --pack");
        TellCount(drawn.Count(seat => !seat.IsAChoice), "left no choice: one alone of the pool could hold the seat");
    }

    private static void TellCount(int count, string what)
    {
        if (count > 0)
        {
            Console.WriteLine($"{count} of them {what}");
        }
    }
}
