using System.Collections.Immutable;
using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Ledger.Checkpoints;
using Grid.Ledger.Verification;

namespace Grid.Cli.Verbs;

/// <summary><c>grid verify</c>: recomputes everything that is stored.</summary>
internal static class VerifyVerb
{
    public static Command Build()
    {
        var store = StoreOption.Build();
        var checkpoint = new Option<string?>("--checkpoint")
        {
            Description = "checkpoints that were kept outside, which the store must contain",
            HelpName = "FILE",
        };
        var key = KeyOption.Build();
        var json = JsonOption.ForAnswer();
        var command = new Command(
            "verify",
            "Recomputes every hash, chain, position, index, personal text and pack of a store, and names each row that "
            + "is damaged. With checkpoints from outside it also finds what was rewritten, cut off or dropped, however "
            + "well it was made to fit.\n"
            + "It writes nothing. Out of scope: epochs beyond their being there, Merkle tiles, the copies of "
            + "checkpoints in the store, its note of when it was last verified, snapshots, cluster membership, and the "
            + "cursors of followers.\n\n"
            + "Example: grid verify --store sqlite:grid.db --checkpoint 2026-03-02.checkpoint")
        {
            store, checkpoint, key, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var signed = Signed(parsed.GetValue(checkpoint), parsed.GetValue(key));
            if (signed is not { } bundles)
            {
                return GridCommand.Wrong;
            }

            await using var opened = await StoreOption.Open(parsed.GetValue(store), cancellation);
            var strangers = await Strangers(opened.Checkpoints, bundles, cancellation);
            var found = await LedgerVerifier.Verify(opened, new() { Checkpoints = bundles }, null, cancellation);
            var report = found with { Damage = found.Damage.AddRange(strangers) };
            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(Answer(report), null, cancellation);
            }
            else
            {
                Print(report);
            }

            return report.IsClean ? GridCommand.Done : GridCommand.Wrong;
        });
        return command;
    }

    // Nothing where they are not to be believed, which has been said then.
    private static ImmutableArray<CheckpointBundle>? Signed(string? file, string[]? keys)
    {
        if (file is null)
        {
            return [];
        }

        var text = File.ReadAllText(file);
        var trusted = KeyOption.Read(keys);
        try
        {
            var bundles = CheckpointBundle.ParseAll(text);
            foreach (var bundle in bundles)
            {
                bundle.SignedBy(trusted);
            }

            return bundles;
        }
        catch (Exception refused) when (refused is NoteException or UnknownKeyException)
        {
            Console.Error.WriteLine(TextOutput.Safe($"grid: {file} is no checkpoint to go by: {refused.Message}"));
            return null;
        }
    }

    private static async Task<ImmutableArray<Damage>> Strangers(
        ICheckpointStore? store, ImmutableArray<CheckpointBundle> bundles, CancellationToken cancellation)
    {
        if (bundles.IsEmpty || store is null)
        {
            return [];
        }

        var grid = await store.Grid(cancellation);
        return
        [
            .. from signed in bundles.Select(bundle => bundle.Grid).Distinct()
               where signed != grid
               select new Damage(
                   "origin", grid, "name", $"the checkpoint is of {signed}: of another grid, or it was renamed"),
        ];
    }

    private static object Answer(VerificationReport report) => new
    {
        Ok = report.IsClean,
        report.Entries,
        report.Lanes,
        report.Root,
        Roots = report.Roots.ToDictionary(root => $"{root.Key}", root => root.Value),
        report.Checkpoints,
        report.Damage,
        Indexes = report.Rows,
        report.ErasedTexts,
        Seconds = report.Duration.TotalSeconds,
        EntriesPerSecond = report.Entries / report.Duration.TotalSeconds,
        Parts = new { Leaves = Part(report.Leaves), Indexes = Part(report.Indexes) },
    };

    private static object Part(PartFigures part) => new
    {
        part.Count,
        CoreSeconds = part.Seconds,
        PerSecondOfCore = part.PerSecondOfCore,
    };

    private static void Print(VerificationReport report)
    {
        TextOutput.Row("entries", $"{report.Entries:N0} in {report.Lanes} lane(s)");
        TextOutput.Row("root", report.Root);
        foreach (var (table, rows) in report.Rows)
        {
            TextOutput.Row(table, $"{rows:N0} rows");
        }

        TextOutput.Row("checkpoints", report.Checkpoints == 0 ? "none was given" : $"{report.Checkpoints:N0}");
        TextOutput.Row("leaves", $"{report.Leaves.PerSecondOfCore:N0} entries/s a core");
        TextOutput.Row("indexes", $"{report.Indexes.PerSecondOfCore:N0} entries and rows/s a core");
        TextOutput.Row("time", $"{report.Duration.TotalSeconds:0.00} s");
        foreach (var damage in report.Damage)
        {
            Console.WriteLine(TextOutput.Safe(
                $"DAMAGE in {damage.Table}, row {damage.Row}, column {damage.Column}: {damage.Problem}"));
        }

        Console.WriteLine(report.IsClean ? "clean" : $"{report.Damage.Length} place(s) damaged");
    }
}
