using System.Text;

namespace Grid.Ledger.Indexes;

/// <summary>Which shard looks after the clocks of a case: for good, for the number stands in the store.</summary>
internal static class ClockShards
{
    /// <summary>How many there are.</summary>
    public const int Count = 256;

    // FNV-1a, folded: it is the same everywhere and for ever, which the hash of a string is not.
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    public static int Of(string id)
    {
        var hash = Basis;
        Span<byte> bytes = stackalloc byte[512];
        var text = Encoding.UTF8.TryGetBytes(id, bytes, out var written)
            ? bytes[..written]
            : Encoding.UTF8.GetBytes(id);
        foreach (var one in text)
        {
            hash = unchecked((hash ^ one) * Prime);
        }

        return (int)((hash ^ (hash >> 8) ^ (hash >> 16) ^ (hash >> 24)) % Count);
    }
}
