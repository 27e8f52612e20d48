using System.Collections.Immutable;
using System.Diagnostics;
using Grid.Domain.Cases;
using Grid.Domain.Vocabulary;
using Grid.Ledger;
using Grid.Ledger.Entries;
using Grid.Ledger.Indexes;
using Grid.Ledger.Sqlite;

namespace Grid.Benchmarks;

/// <summary>
/// The baseline that writes the same: the entries of a finished replay into another store, heads, fences and indexes
/// with them, one transaction per act and on one thread. Deciding and encoding are done already and cost nothing here.
/// </summary>
internal static class LedgerTransactions
{
    private const int ActsMax = 20_000;

    public static async Task<double> ActsPerSecond(string replayed)
    {
        var (before, cases) = await Commands(replayed);
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            await using var store = SqliteLedgerStore.Open(Path.Combine(folder.FullName, "single.db"));
            foreach (var batch in before.Chunk(1024))
            {
                await Append(store, [.. batch]);
            }

            var acts = 0;
            var started = Stopwatch.GetTimestamp();
            foreach (var command in cases)
            {
                await Append(store, [command]);
                acts += command.Entries.Count(IsAct);
            }

            return acts / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Append(SqliteLedgerStore store, ImmutableArray<AppendRequest> batch)
    {
        foreach (var outcome in await store.Append(batch, CancellationToken.None))
        {
            _ = outcome as AppendOutcome.Appended
                ?? throw new InvalidOperationException($"the entries do not follow each other: {outcome}");
        }
    }

    // Opening a case is no act: it goes into the transaction of the case's first one, as anybody would write it.
    private static async Task<(List<AppendRequest> Before, List<AppendRequest> Cases)> Commands(string replayed)
    {
        var (before, cases) = (new List<AppendRequest>(), new List<AppendRequest>());
        var heads = new Dictionary<string, StreamHead>(StringComparer.Ordinal);
        var waiting = new Dictionary<string, AppendRequest>(StringComparer.Ordinal);
        await using var store = SqliteLedgerStore.OpenForReading(replayed);
        var acts = 0;
        await foreach (var stored in store.ReadLanes(CancellationToken.None))
        {
            var entry = EntryCodec.Decode(stored.Body);
            var header = entry.Header;
            var pending = new PendingEntry((int)stored.Sequence, stored.Type, stored.Body, stored.Hash)
            {
                Index = IndexProjection.ChangesOf(header, entry.ReadEvent()),
            };
            var request = waiting.Remove(stored.Stream, out var begun)
                ? begun with { Entries = begun.Entries.Add(pending) }
                : new(stored.Stream, heads.GetValueOrDefault(stored.Stream, StreamHead.None), [pending])
                {
                    Relied = header.Relied,
                };
            heads[stored.Stream] = new(header.Sequence, stored.Hash);
            if (!stored.Stream.StartsWith(CaseId.Prefix, StringComparison.Ordinal))
            {
                before.Add(request);
            }
            else if (header.Part.Number < header.Part.Of || !request.Entries.Any(IsAct))
            {
                waiting[stored.Stream] = request;
            }
            else
            {
                cases.Add(request);
                acts += request.Entries.Count(IsAct);
            }

            if (acts == ActsMax)
            {
                break;
            }
        }

        return (before, cases);
    }

    private static bool IsAct(PendingEntry entry) => entry.Type == EventTypes.AliasOf(typeof(CaseEvent.ActRecorded));
}
