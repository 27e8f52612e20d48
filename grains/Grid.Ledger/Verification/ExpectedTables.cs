using Grid.Domain.Packs;

namespace Grid.Ledger.Verification;

/// <summary>What the tables beside <c>entry</c> must hold, derived from the entries alone.</summary>
internal sealed class ExpectedTables
{
    public Dictionary<string, CaseHead> CaseHeads { get; } = new(StringComparer.Ordinal);

    /// <summary>The seats that are held, by case.</summary>
    public Dictionary<string, Dictionary<HoldingKey, Holding>> Holdings { get; } = new(StringComparer.Ordinal);

    /// <summary>The digests of personal texts, each with the stream that first named it.</summary>
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>The published pack versions.</summary>
    public HashSet<string> Packs { get; } = new(StringComparer.Ordinal);

    /// <summary>The pack versions that judged some entry, each with the stream that first names it.</summary>
    public Dictionary<string, string> Judging { get; } = new(StringComparer.Ordinal);

    public long ErasedTexts { get; set; }

    public ImmutableSortedDictionary<string, long> Rows { get; set; } =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    public void Add(EntryHeader header, object happened)
    {
        foreach (var change in IndexProjection.ChangesOf(header, happened))
        {
            Apply(change);
        }

        foreach (var digest in PersonalTexts.DigestsIn(happened))
        {
            Texts.TryAdd(digest.Value, header.Stream);
        }

        if (header.Pack is { } pack)
        {
            Judging.TryAdd(pack.Value, header.Stream);
        }

        if (happened is PackEvent.Published published)
        {
            Packs.Add(published.Version.Value);
        }
    }

    public Holding? HoldingOf(HoldingKey key) => Holdings.GetValueOrDefault(key.Case)?.GetValueOrDefault(key);

    private void Apply(IndexChange change)
    {
        switch (change)
        {
            case IndexChange.SetCaseHead { Head: var head }:
                CaseHeads[head.Case] = head;
                break;
            case IndexChange.SetStage set when CaseHeads.TryGetValue(set.Case, out var head):
                CaseHeads[set.Case] = head with { Stage = set.Stage };
                break;
            case IndexChange.SetStatus set when CaseHeads.TryGetValue(set.Case, out var head):
                CaseHeads[set.Case] = head with { Status = set.Status };
                break;
            case IndexChange.SetHolding { Holding: var holding }:
                Holdings.TryAdd(holding.Key.Case, []);
                Holdings[holding.Key.Case][holding.Key] = holding;
                break;
            case IndexChange.DropHolding drop:
                Holdings.GetValueOrDefault(drop.Key.Case)?.Remove(drop.Key);
                break;
            case IndexChange.DropHoldings drop:
                Holdings.Remove(drop.Case);
                break;
            default:
                // A change to a case whose opening could not be read: its stream is damaged, which has been said.
                break;
        }
    }
}
