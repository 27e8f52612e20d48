using System.CommandLine;
using Grid.Cli.Output;
using Grid.Ledger;
using Grid.Ledger.Checkpoints;

namespace Grid.Cli.Verbs;

/// <summary><c>grid checkpoint</c>: what was signed last, to keep where administrators cannot reach.</summary>
internal static class CheckpointVerb
{
    public static Command Build()
    {
        var store = StoreOption.Build();
        var output = new Option<string>("--output", "-o")
        {
            Description = "the file to write",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command(
            "checkpoint",
            "Writes the newest signed checkpoint of every lane to a file, to keep outside. `grid verify --checkpoint` "
            + "then finds whatever of it is rewritten, cut off or dropped.\n\n"
            + "Example: grid checkpoint --store sqlite:grid.db -o 2026-03-02.checkpoint")
        {
            store, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetRequiredValue(output);
            OutputFile.Check(file);
            await using var opened = await StoreOption.Open(parsed.GetValue(store), cancellation);
            var bundle = await Newest(opened, cancellation);
            await File.WriteAllTextAsync(file, bundle.ToString(), cancellation);
            Print(bundle, file);
            return GridCommand.Done;
        });
        return command;
    }

    /// <summary>The newest bundle of a store.</summary>
    /// <exception cref="CommandException">It has none, or one that nobody can read.</exception>
    public static async Task<CheckpointBundle> Newest(ILedgerStore store, CancellationToken cancellation)
    {
        var text = store.Checkpoints is { } checkpoints ? await checkpoints.NewestBundle(cancellation) : null;
        try
        {
            return text is null
                ? throw new CommandException(
                    "this store has no checkpoint yet; a silo makes one within a second of its start")
                : CheckpointBundle.ParseAll(text)[^1];
        }
        catch (NoteException damaged)
        {
            throw new CommandException(
                $"the checkpoint in this store cannot be read ({damaged.Message}); use one that was kept outside");
        }
    }

    private static void Print(CheckpointBundle bundle, string file)
    {
        TextOutput.Row("grid", bundle.Grid);
        TextOutput.Row("made at", $"{bundle.MadeAt:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        foreach (var lane in bundle.Lanes)
        {
            TextOutput.Row($"lane {lane.Lane}", $"{lane.Size:N0} entries, root {HashText(lane.Root)}");
        }

        TextOutput.Row("signed by", string.Join(", ", bundle.Signed[0].Note.Signatures.Select(one => one.Name)));
        Console.WriteLine($"written to {file}");
    }

    private static string HashText(byte[] hash) => Convert.ToHexStringLower(hash);
}
