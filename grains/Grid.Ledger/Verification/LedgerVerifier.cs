namespace Grid.Ledger.Verification;

/// <summary>
/// Recomputes everything from the stored bytes: leaves, columns, chains, positions and the root; then every index row,
/// personal text and pack content. It writes nothing, and believes nothing but the bytes.
/// </summary>
internal static class LedgerVerifier
{
    /// <summary>Verifies a store.</summary>
    /// <param name="store">The store, which may be in use by a running grid.</param>
    /// <param name="progress">Told the number of entries seen, now and then.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="LedgerFailure">The store could not be read to its end.</exception>
    public static async Task<VerificationReport> Verify(
        ILedgerStore store, IProgress<long>? progress, CancellationToken cancellation)
    {
        var damage = new DamageList();
        var structure = store.Tables.CheckStructure().ToList();
        structure.ForEach(found => damage.Add(found.Table, found.Row, found.Column, found.Problem));
        var chains = new StreamChains(damage);
        var expected = new ExpectedTables();
        var tree = new MerkleTree();
        var lanes = new Dictionary<int, long>();
        try
        {
            await foreach (var entry in store.ReadLanes(cancellation))
            {
                CheckPosition(entry, lanes, damage);
                tree.Add(entry.Hash);
                if (chains.Check(entry) is { } read)
                {
                    expected.Add(read.Header, read.Happened);
                }

                if (tree.Size % 10_000 == 0)
                {
                    progress?.Report(tree.Size);
                }
            }

            TableVerifier.Verify(store.Tables, expected, chains, lanes, damage);
        }
        catch (LedgerFailure unreadable) when (structure.Count > 0)
        {
            // The file itself is broken, which has been said; what could be read up to here still counts.
            damage.Add("(file)", "", "(structure)", unreadable.Message);
        }

        return new()
        {
            Entries = tree.Size,
            Lanes = Math.Max(lanes.Count, 1),
            Root = HashChain.Print(tree.Root()),
            Damage = damage.ToImmutable(),
            Rows = expected.Rows,
            ErasedTexts = expected.ErasedTexts,
        };
    }

    private static void CheckPosition(StoredEntry entry, Dictionary<int, long> lanes, DamageList damage)
    {
        var next = lanes.GetValueOrDefault(entry.Lane, 0);
        if (entry.Position != next)
        {
            damage.Add(
                "entry", $"{entry.Lane}/{next}", "position",
                $"the row is missing: the next one is at {entry.Position}");
        }

        lanes[entry.Lane] = entry.Position + 1;
    }
}
