using System.Collections.Immutable;
using System.Security.Cryptography;
using Grid.Domain.Cases;
using Grid.Domain.Vocabulary;
using Grid.Ledger;
using Grid.Ledger.Checkpoints;
using Grid.Ledger.Entries;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// Processor time that canonical JSON, hashing and checkpoints take on their own, of exactly the entries that a load
/// wrote.
/// </summary>
internal sealed class ActCosts
{
    private const int Rounds = 5;
    private const int WarmRounds = 3;

    private readonly List<(EntryHeader Header, object Happened, byte[] Body)> _entries = [];
    private readonly List<(string Stream, Submission<CaseCommand> Submission, byte[] Text)> _commands = [];
    private readonly ImmutableArray<byte[]> _leaves;

    /// <param name="stored">The entries, from the end of a lane.</param>
    public ActCosts(IReadOnlyCollection<StoredEntry> stored)
    {
        _leaves = [.. stored.Select(entry => entry.Hash)];
        foreach (var entry in stored)
        {
            var read = EntryCodec.Decode(entry.Body);
            _entries.Add((read.Header, read.ReadEvent(), entry.Body));
            if (_entries[^1].Happened is CaseEvent.ActRecorded act)
            {
                _commands.Add(CommandOf(read.Header, act));
            }
        }
    }

    /// <summary>How many acts there are.</summary>
    public int Acts => _commands.Count;

    /// <summary>How many entries they made.</summary>
    public int Entries => _entries.Count;

    /// <summary>The canonical form of each command and each entry, in microseconds an act, hashing left out.</summary>
    public async Task<double> Json() => await PerAct(() =>
    {
        foreach (var (stream, submission, _) in _commands)
        {
            CommandDigest.Of(stream, submission);
        }

        foreach (var (header, happened, _) in _entries)
        {
            EntryCodec.Encode(header, happened);
        }

        return Task.CompletedTask;
    }) - await PerAct(HashCommands);

    /// <summary>SHA-256 of each command and each entry, in microseconds an act.</summary>
    public Task<double> Hashing() => PerAct(async () =>
    {
        await HashCommands();
        foreach (var (_, _, body) in _entries)
        {
            HashChain.HashOf(body);
        }
    });

    /// <summary>
    /// Trees, tiles and signatures, a bundle for so many entries, in microseconds an act; the database left out.
    /// </summary>
    public async Task<double> Checkpoints(int entriesOfBundle)
    {
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            return await PerAct(async () =>
            {
                var store = new LeavesInMemory(_leaves);
                var checkpointer = new Checkpointer(
                    store, () => KeyFolder.Open(Path.Combine(folder.FullName, "keys")), null, TimeProvider.System);
                while (store.Size < _leaves.Length)
                {
                    store.Size = Math.Min(store.Size + entriesOfBundle, _leaves.Length);
                    await checkpointer.Make(CancellationToken.None);
                }
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (string Stream, Submission<CaseCommand> Submission, byte[] Text) CommandOf(
        EntryHeader header, CaseEvent.ActRecorded act)
    {
        var submission = new Submission<CaseCommand>(
            header.Command, header.By, new CaseCommand.RecordAct(act.Act) { Officer = act.Officer, Facts = act.Facts })
        {
            Intent = header.Intent,
            At = header.At,
        };
        var (digest, size) = CommandDigest.Of(header.Stream, submission);
        return digest == header.CommandDigest
            ? (header.Stream, submission, new byte[size])
            : throw new InvalidOperationException($"{header.Stream}: this is not the command that was sent");
    }

    private Task HashCommands()
    {
        foreach (var (_, _, text) in _commands)
        {
            SHA256.HashData(text);
        }

        return Task.CompletedTask;
    }

    // Processor time of the whole process: what the garbage costs is in it. The first rounds are for the compiler.
    private async Task<double> PerAct(Func<Task> work)
    {
        var measured = new List<double>();
        for (var round = -WarmRounds; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            await work();
            measured.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Acts);
        }

        return BenchmarkReport.Median(measured.Skip(WarmRounds));
    }
}
