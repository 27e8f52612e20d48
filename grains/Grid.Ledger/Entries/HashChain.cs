using System.Security.Cryptography;

namespace Grid.Ledger.Entries;

/// <summary>
/// The hash of an entry: SHA-256 over a zero byte and the entry's canonical bytes. It is at once the link of the
/// stream's chain and the RFC 6962 leaf of the lane's Merkle tree.
/// </summary>
internal static class HashChain
{
    public const int HashSize = 32;

    public static byte[] HashOf(ReadOnlySpan<byte> body)
    {
        var hash = new byte[HashSize];
        HashOf(body, hash);
        return hash;
    }

    /// <summary>Puts the hash of an entry where it is wanted.</summary>
    public static void HashOf(ReadOnlySpan<byte> body, Span<byte> hash)
    {
        Span<byte> prefixed = body.Length < 2048 ? stackalloc byte[body.Length + 1] : new byte[body.Length + 1];
        prefixed[0] = 0;
        body.CopyTo(prefixed[1..]);
        SHA256.HashData(prefixed, hash);
    }

    public static string Print(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);
}
