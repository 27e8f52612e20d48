using System.Security.Cryptography;

namespace Grid.Ledger.Tests;

/// <summary>The tree head of RFC 6962, section 2.1, word for word: slow, and plain to see.</summary>
internal static class NaiveTree
{
    public static string Root(ReadOnlySpan<byte[]> leaves) => Convert.ToHexStringLower(Head(leaves));

    private static byte[] Head(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length <= 1)
        {
            return leaves.Length == 0 ? SHA256.HashData([]) : leaves[0];
        }

        var left = 1;
        while (left * 2 < leaves.Length)
        {
            left *= 2;
        }

        return SHA256.HashData([1, .. Head(leaves[..left]), .. Head(leaves[left..])]);
    }
}
