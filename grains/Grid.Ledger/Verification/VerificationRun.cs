namespace Grid.Ledger.Verification;

/// <summary>
/// One verification: first the file, then the entries, then what they say the other tables must hold.
/// </summary>
internal sealed class VerificationRun
{
    private readonly StoredTables _tables;
    private readonly DamageList _damage = new();
    private readonly ExpectedTables _expected = new();
    private readonly LanePositions _lanes = new();
    private readonly MerkleTree _tree = new();
    private readonly StreamChains _chains;
    private bool _isBroken;

    public VerificationRun(StoredTables tables)
    {
        _tables = tables;
        _chains = new(_damage, _expected.Add);
    }

    public VerificationReport Verify(IProgress<long>? progress, CancellationToken cancellation)
    {
        foreach (var found in _tables.CheckStructure())
        {
            _isBroken = true;
            _damage.Add(found.Table, found.Row, found.Column, found.Problem);
        }

        if (Readable("entry", () => ReadEntries(progress, cancellation)))
        {
            new TableVerifier(_tables, _expected, _chains, _lanes, _damage).Verify(Readable);
        }

        _chains.GiveUp();
        return new()
        {
            Entries = _tree.Size,
            Lanes = Math.Max(_lanes.Count, 1),
            Root = HashChain.Print(_tree.Root()),
            Damage = _damage.ToImmutable(),
            Rows = _expected.Rows,
            ErasedTexts = _expected.ErasedTexts,
        };
    }

    private void ReadEntries(IProgress<long>? progress, CancellationToken cancellation)
    {
        foreach (var entry in _tables.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            _lanes.Add(entry);
            _tree.Add(_chains.Check(entry));
            if (_tree.Size % 10_000 == 0)
            {
                progress?.Report(_tree.Size);
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
