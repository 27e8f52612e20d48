using System.CommandLine;
using Grid.Cli.Output;
using Grid.Domain.Vocabulary;
using Grid.Ledger;
using Grid.Ledger.Checkpoints;

namespace Grid.Cli.Verbs;

/// <summary><c>grid prove</c>: a file that proves one entry to whoever trusts the grid's key.</summary>
internal static class ProveVerb
{
    public static Command Build()
    {
        var store = StoreOption.Build();
        var name = new Option<string>("--case") { Description = "the case, with or without `case:`", Required = true };
        var sequence = new Option<int>("--sequence") { Description = "the place of the entry in it", Required = true };
        var output = new Option<string>("--output", "-o")
        {
            Description = "the file to write",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command(
            "prove",
            "Writes a portable proof that an entry is in the newest signed checkpoint. `grid check-proof` checks it "
            + "anywhere.\n\n"
            + "Example: grid prove --store sqlite:grid.db --case case:town/7 --sequence 3 -o entry.tlog-proof")
        {
            store, name, sequence, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetRequiredValue(output);
            OutputFile.Check(file);
            await using var opened = await StoreOption.Open(parsed.GetValue(store), cancellation);
            var id = CaseId.Parse(parsed.GetRequiredValue(name));
            var entry = await Find(opened, id.Value, parsed.GetValue(sequence), cancellation);
            var proof = await Prove(opened, entry, cancellation);
            await File.WriteAllTextAsync(file, proof.ToString(), cancellation);
            Console.WriteLine(TextOutput.Safe(
                $"{entry.Stream} #{entry.Sequence}, position {entry.Position} of lane {entry.Lane}, is proven by "
                + file));
            return GridCommand.Done;
        });
        return command;
    }

    private static async Task<StoredEntry> Find(
        ILedgerStore store, string stream, int sequence, CancellationToken cancellation)
    {
        await foreach (var entry in store.ReadStream(stream, sequence, cancellation))
        {
            if (entry.Sequence == sequence)
            {
                return entry;
            }

            break;
        }

        throw new CommandException($"there is no entry #{sequence} of {stream} in this store");
    }

    private static async Task<EntryProof> Prove(
        ILedgerStore store, StoredEntry entry, CancellationToken cancellation)
    {
        var bundle = await CheckpointVerb.Newest(store, cancellation);
        var (checkpoint, note) = bundle.Signed.FirstOrDefault(lane => lane.Checkpoint.Lane == entry.Lane);
        if (checkpoint is null || checkpoint.Size <= entry.Position)
        {
            throw new CommandException(
                $"{entry.Stream} #{entry.Sequence} is not in a checkpoint yet; a running silo makes one every second");
        }

        try
        {
            var tiles = new LedgerTiles(store.Checkpoints!);
            var proof = new EntryProof
            {
                Entry = entry.Body,
                Position = entry.Position,
                Path = await tiles.Inclusion(entry.Lane, entry.Position, checkpoint.Size, cancellation),
                Note = note,
                Successions = bundle.Successions,
            };
            // What does not prove anything here would not do so elsewhere.
            return MerkleCheck.Includes((checkpoint.Size, checkpoint.Root), proof.Position, proof.Hash, proof.Path)
                ? proof
                : throw new CommandException(
                    $"{entry.Stream} #{entry.Sequence} or the tiles of its lane are not what was signed; "
                    + "run `grid verify --checkpoint`");
        }
        catch (TilesMissingException missing)
        {
            throw new CommandException($"{missing.Message}; a silo that starts on this store makes its tiles anew");
        }
    }
}
