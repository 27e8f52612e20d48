using System.CommandLine;
using System.Text.Json;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Ledger.Checkpoints;
using Grid.Ledger.Entries;

namespace Grid.Cli.Verbs;

/// <summary><c>grid check-proof</c>: needs no grid and no store, only the proof and a key that is trusted.</summary>
internal static class CheckProofVerb
{
    public static Command Build()
    {
        var proof = new Argument<string>("proof") { Description = "the file of the proof" };
        var key = KeyOption.Build();
        var json = JsonOption.ForAnswer();
        var command = new Command(
            "check-proof",
            "Checks a proof that `grid prove` has made, and says what it proves.\n\n"
            + "Example: grid check-proof entry.tlog-proof --key public.keys")
        {
            proof, key, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = await File.ReadAllTextAsync(parsed.GetRequiredValue(proof), cancellation);
            var trusted = KeyOption.Read(parsed.GetValue(key));
            try
            {
                var read = EntryProof.Parse(text);
                await Tell(read, read.Check(trusted), parsed.GetValue(json), cancellation);
                return GridCommand.Done;
            }
            catch (Exception refused) when (refused is NoteException or UnknownKeyException)
            {
                await Console.Error.WriteLineAsync(TextOutput.Safe(
                    $"grid: {parsed.GetRequiredValue(proof)} proves nothing: {refused.Message}"));
                return GridCommand.Wrong;
            }
        });
        return command;
    }

    private static async Task Tell(EntryProof proof, VerifyingKey key, bool isJson, CancellationToken cancellation)
    {
        var (checkpoint, header) = (proof.Checkpoint, HeaderOf(proof.Entry));
        if (isJson)
        {
            await JsonOutput.Write(
                new
                {
                    Ok = true,
                    header?.Stream,
                    header?.Sequence,
                    header?.Type,
                    RecordedAt = header is null ? null : EntryCodec.PrintRecordedAt(header.RecordedAt),
                    checkpoint.Grid,
                    checkpoint.Lane,
                    proof.Position,
                    Hash = HashChain.Print(proof.Hash),
                    Checkpoint = new { checkpoint.Size, Root = HashChain.Print(checkpoint.Root), checkpoint.MadeAt },
                    Key = $"{key}",
                    Entry = JsonDocument.Parse(proof.Entry).RootElement,
                },
                null,
                cancellation);
            return;
        }

        TextOutput.Row(
            "entry", header is null ? "of a kind that this Grid does not know" : $"{header.Stream} #{header.Sequence}");
        TextOutput.Row("type", header?.Type);
        TextOutput.Row("recorded at", header is null ? null : EntryCodec.PrintRecordedAt(header.RecordedAt));
        TextOutput.Row("hash", HashChain.Print(proof.Hash));
        TextOutput.Row("position", $"{proof.Position} of lane {checkpoint.Lane} of {checkpoint.Grid}");
        TextOutput.Row(
            "checkpoint", $"{checkpoint.Size:N0} entries, made at {checkpoint.MadeAt:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        TextOutput.Row("signed by", $"{key}");
        Console.WriteLine(TextOutput.Safe(System.Text.Encoding.UTF8.GetString(proof.Entry)));
        Console.WriteLine("proven");
    }

    private static EntryHeader? HeaderOf(byte[] entry)
    {
        try
        {
            return EntryCodec.Decode(entry).Header;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
