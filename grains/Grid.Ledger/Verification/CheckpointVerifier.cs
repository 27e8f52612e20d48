using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Verification;

/// <summary>
/// Whether the ledger still holds what was signed: each lane, as long as it was, with the root it had. Chains and rows
/// can be made anew by whoever owns the database; a root that is kept elsewhere cannot.
/// </summary>
internal sealed class CheckpointVerifier(StoredTables tables, LaneTrees trees, DamageList damage)
{
    public void Verify(ImmutableArray<CheckpointBundle> bundles)
    {
        var there = bundles.IsEmpty ? [] : tables.Lanes().Select(row => row.Lane).ToHashSet();
        foreach (var lane in bundles.SelectMany(bundle => bundle.Lanes).GroupBy(checkpoint => checkpoint.Lane))
        {
            var signed = lane.OrderBy(checkpoint => checkpoint.Size).ToList();
            var longest = signed[^1];
            if (trees.SizeOf(lane.Key) < longest.Size || !there.Contains(lane.Key))
            {
                Add(longest, "size", Missing(longest));
            }

            var last = default(Checkpoint);
            foreach (var checkpoint in signed.Where(one => one.Size <= trees.SizeOf(lane.Key)))
            {
                if (!IsContained(checkpoint))
                {
                    Rewritten(last, checkpoint);
                    break;
                }

                last = checkpoint;
            }
        }
    }

    private bool IsContained(Checkpoint checkpoint) => checkpoint.Size == 0
        || trees.Found[(checkpoint.Lane, checkpoint.Size)].AsSpan().SequenceEqual(checkpoint.Root);

    private string Missing(Checkpoint signed) =>
        trees.SizeOf(signed.Lane) == 0 || signed.Size <= trees.SizeOf(signed.Lane)
        ? $"the checkpoint of {signed.MadeAt:u} holds {signed.Size} entries of this lane, and the lane is not there"
        : $"the checkpoint of {signed.MadeAt:u} holds {signed.Size} entries, and only {trees.SizeOf(signed.Lane)} are "
            + "there: the others were cut off, or an old copy was put in place";

    private void Rewritten(Checkpoint? last, Checkpoint signed)
    {
        var found = HashChain.Print(trees.Found[(signed.Lane, signed.Size)]);
        Add(
            signed,
            "root",
            $"the checkpoint of {signed.MadeAt:u} signed {signed.Size} entries with the root "
            + $"{HashChain.Print(signed.Root)}, which now have {found}: something from position {last?.Size ?? 0} to "
            + $"{signed.Size - 1} was rewritten");
        new RewrittenEntries(tables, damage).Name(signed, last?.Size ?? 0);
    }

    private void Add(Checkpoint checkpoint, string column, string problem) =>
        damage.Add("lane", $"{checkpoint.Lane}", column, problem);
}
