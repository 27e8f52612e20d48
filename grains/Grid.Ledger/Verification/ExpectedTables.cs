using System.Security.Cryptography;
using System.Text;
using Grid.Domain.Packs;

namespace Grid.Ledger.Verification;

/// <summary>What the tables beside <c>entry</c> must hold, derived from the entries alone.</summary>
internal sealed class ExpectedTables
{
    public Dictionary<string, CaseHead> CaseHeads { get; } = new(StringComparer.Ordinal);

    /// <summary>The seats that are held, by case.</summary>
    public Dictionary<string, Dictionary<HoldingKey, Holding>> Holdings { get; } = new(StringComparer.Ordinal);

    /// <summary>What is due by itself, by case.</summary>
    public Dictionary<string, Dictionary<ClockKey, ClockRow>> Clocks { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The digests of personal texts: there is one an act at the most, so nothing else is remembered of them.
    /// </summary>
    public HashSet<Hash256> Texts { get; } = [];

    /// <summary>The published pack versions.</summary>
    public HashSet<string> Packs { get; } = new(StringComparer.Ordinal);

    /// <summary>The pack versions that judged some entry, each with the stream that first names it.</summary>
    public Dictionary<string, string> Judging { get; } = new(StringComparer.Ordinal);

    public long ErasedTexts { get; set; }

    public ImmutableSortedDictionary<string, long> Rows { get; set; } =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>What a digest is remembered by.</summary>
    public static Hash256 KeyOf(string digest) => Hash256.Of(
        digest.Length == 64 && digest.All(char.IsAsciiHexDigitLower)
            ? Convert.FromHexString(digest)
            : SHA256.HashData(Encoding.UTF8.GetBytes(digest)));

    /// <summary>Adds what a plain entry of a batch makes.</summary>
    public void Add(EntryBatch batch, int row)
    {
        if (batch.Changes[row] is { } changes)
        {
            foreach (var change in changes)
            {
                Apply(change);
            }
        }

        ref readonly var scanned = ref batch.Scanned[row];
        if (scanned.Text is { } text)
        {
            Texts.Add(text);
            if (scanned.OtherText is { } other)
            {
                Texts.Add(other);
            }
        }
    }

    /// <summary>Adds what plain entries of a batch say of packs.</summary>
    public void AddPacks(EntryBatch batch)
    {
        foreach (var (version, stream) in batch.Judging)
        {
            Judging.TryAdd(version, stream);
        }

        foreach (var (_, version) in batch.Published)
        {
            Packs.Add(version);
        }
    }

    public void Add(EntryHeader header, object happened)
    {
        foreach (var change in IndexProjection.ChangesOf(header, happened))
        {
            Apply(change);
        }

        foreach (var digest in PersonalTexts.DigestsIn(happened))
        {
            Texts.Add(KeyOf(digest.Value));
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

    public ClockRow? ClockOf(ClockKey key) => Clocks.GetValueOrDefault(key.Case)?.GetValueOrDefault(key);

    private void Apply(IndexChange change)
    {
        switch (change)
        {
            case IndexChange.SetCaseHead { Head: var head }:
                CaseHeads[head.Case] = head;
                break;
            case IndexChange.MoveCase moved when CaseHeads.TryGetValue(moved.Case, out var head):
                CaseHeads[moved.Case] = moved.Of(head);
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
            case IndexChange.SetClock { Row: var row }:
                Clocks.TryAdd(row.Key.Case, []);
                Clocks[row.Key.Case][row.Key] = row;
                break;
            case IndexChange.DropClock drop:
                Clocks.GetValueOrDefault(drop.Key.Case)?.Remove(drop.Key);
                break;
            case IndexChange.DropClocks { Clock: null } drop:
                Clocks.Remove(drop.Case);
                break;
            case IndexChange.DropClocks { Clock: { } clock } drop:
                DropAll(Clocks.GetValueOrDefault(drop.Case), clock);
                break;
            default:
                // A change to a case whose opening could not be read: its stream is damaged, which has been said.
                break;
        }
    }

    private static void DropAll(Dictionary<ClockKey, ClockRow>? rows, string clock)
    {
        foreach (var key in rows is null ? [] : rows.Keys.Where(key => key.Clock == clock).ToList())
        {
            rows!.Remove(key);
        }
    }
}
