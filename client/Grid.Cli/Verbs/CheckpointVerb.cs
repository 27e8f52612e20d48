using System.CommandLine;
using Grid.Cli.Output;
using Grid.Ledger;
using Grid.Ledger.Checkpoints;
using Grid.Silo;

namespace Grid.Cli.Verbs;

/// <summary>
/// <c>grid checkpoint</c>: what was signed last, to keep where administrators cannot reach; and a new key to sign with.
/// </summary>
internal static class CheckpointVerb
{
    public static Command Build()
    {
        var store = StoreOption.Build();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "the file to write",
            HelpName = "FILE",
        };
        var rotate = new Option<bool>("--rotate-key")
        {
            Description = "instead of writing a checkpoint, makes a new key, to which the one that signs hands on",
        };
        var keys = new Option<string?>("--keys")
        {
            Description = $"the folder of the keys, as Grid:Checkpoints:Keys; else {CheckpointSettings.FolderDefault}",
            HelpName = "FOLDER",
        };
        var command = new Command(
            "checkpoint",
            "Writes the newest signed checkpoint of every lane to a file, to keep outside. `grid verify --checkpoint` "
            + "then finds whatever of it is rewritten, cut off or dropped.\n\n"
            + "With --rotate-key a new key signs from the next checkpoint on, also of a silo that runs; whoever trusts "
            + "the old one believes it, and old checkpoints stay good.\n\n"
            + "Example: grid checkpoint --store sqlite:grid.db -o 2026-03-02.checkpoint\n"
            + "         grid checkpoint --rotate-key")
        {
            store, output, rotate, keys,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(rotate) != (given.GetValue(output) is null)
                || (given.GetValue(keys) is not null && !given.GetValue(rotate)))
            {
                given.AddError("Name either --output FILE, or --rotate-key and where needed its --keys.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(rotate))
            {
                Rotate(parsed.GetValue(keys) ?? CheckpointSettings.FolderDefault);
                return GridCommand.Done;
            }

            var file = parsed.GetValue(output)!;
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

    private static void Rotate(string folder)
    {
        try
        {
            var (before, after) = KeyFolder.Rotate(folder);
            TextOutput.Row("old key", $"{before.Key.Public}");
            TextOutput.Row("new key", $"{after.Key.Public}");
            Console.WriteLine(TextOutput.Safe(
                $"hand out {KeyFolder.PublicFile(folder)} anew; in a cluster, give the folder to every silo"));
        }
        catch (NoteException refused)
        {
            throw new CommandException(refused.Message);
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
