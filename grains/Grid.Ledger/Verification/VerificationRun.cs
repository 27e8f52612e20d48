using System.Diagnostics;

namespace Grid.Ledger.Verification;

/// <summary>
/// One verification: first the file, then the entries, then what they say the other tables must hold.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="asked">How fast, and against what.</param>
internal sealed class VerificationRun(StoredTables tables, VerificationOrder asked)
{
    private readonly DamageList _damage = new();
    private readonly ExpectedTables _expected = new();
    private EntryVerifier? _entries;
    private bool _isBroken;
    private long _reading;
    private TimeSpan _structure;

    private EntryVerifier Entries => _entries ??= new(_expected, _damage, IsSeveral());

    public VerificationReport Verify(IProgress<long>? progress, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var found in tables.CheckStructure())
        {
            _isBroken = true;
            _damage.Add(found.Table, found.Row, found.Column, found.Problem);
        }

        _structure = Stopwatch.GetElapsedTime(started);
        var rows = TimeSpan.Zero;
        Entries.Trees.Want(asked.Checkpoints.SelectMany(bundle => bundle.Lanes).Select(lane => (lane.Lane, lane.Size)));
        if (Readable("entry", () => ReadEntries(progress, cancellation)))
        {
            Entries.Finish();
            var before = Stopwatch.GetTimestamp();
            new TableVerifier(tables, _expected, Entries.Chains, Entries.Lanes, _damage).Verify(Readable);
            rows = Stopwatch.GetElapsedTime(before);
        }
        else
        {
            Entries.Finish();
        }

        Entries.Chains.GiveUp();
        Readable("lane", () => new CheckpointVerifier(tables, Entries.Trees, _damage).Verify(asked.Checkpoints));
        return Report(rows, Stopwatch.GetElapsedTime(started));
    }

    private VerificationReport Report(TimeSpan rows, TimeSpan all)
    {
        var roots = Entries.Trees.Roots;
        return new()
        {
            Entries = Entries.Trees.Entries,
            Lanes = Math.Max(Entries.Lanes.Count, 1),
            Root = roots.TryGetValue(0, out var root) ? root : HashChain.Print(new MerkleTree().Root()),
            Roots = roots,
            Checkpoints = asked.Checkpoints.Length,
            Damage = _damage.ToImmutable(),
            Rows = _expected.Rows,
            ErasedTexts = _expected.ErasedTexts,
            Duration = all,
            StructureSeconds = _structure.TotalSeconds,
            Leaves = new(Entries.Trees.Entries, SecondsOf(_reading + Entries.Taken.Leaves)),
            Indexes = new(
                Entries.Trees.Entries + _expected.Rows.Values.Sum(),
                SecondsOf(Entries.Taken.Rows) + rows.TotalSeconds),
        };
    }

    private static double SecondsOf(long ticks) => (double)ticks / Stopwatch.Frequency;

    private bool IsSeveral()
    {
        var several = false;
        Readable("lane", () => several = tables.IsSeveral());
        return several;
    }

    private void ReadEntries(IProgress<long>? progress, CancellationToken cancellation)
    {
        Read(tables.SettledSources(), progress, cancellation);
        Read(tables.Sources(), progress, cancellation);
    }

    private void Read(
        IReadOnlyList<EntrySource> sources, IProgress<long>? progress, CancellationToken cancellation)
    {
        var pipeline = new BatchPipeline(sources, asked.Pace);
        try
        {
            pipeline.Run(
                batch =>
                {
                    Entries.Take(batch);
                    progress?.Report(Entries.Trees.Entries);
                },
                cancellation);
        }
        finally
        {
            _reading += pipeline.Reading;
            foreach (var source in sources)
            {
                source.Dispose();
            }
        }
    }

    // Where the file itself is broken, which has been said, what can be read of it still counts.
    private bool Readable(string table, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (LedgerFailure unreadable) when (_isBroken)
        {
            _damage.Add(table, "(all)", "(structure)", $"it cannot be read to its end: {unreadable.Message}");
            return false;
        }
    }
}
