using System.Buffers;
using System.Runtime.InteropServices;

namespace Grid.Ledger.Verification;

/// <summary>A SHA-256 hash that is a value.</summary>
internal readonly record struct Hash256(ulong A, ulong B, ulong C, ulong D)
{
    /// <param name="hash">32 bytes.</param>
    public static Hash256 Of(ReadOnlySpan<byte> hash) => MemoryMarshal.Read<Hash256>(hash);

    /// <summary>Reads lower-case hexadecimal.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out Hash256 hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[HashChain.HashSize];
        if (text.Length != 2 * HashChain.HashSize || text.ContainsAnyInRange((byte)'A', (byte)'F')
            || Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        hash = Of(bytes);
        return true;
    }

    public byte[] ToArray()
    {
        var bytes = new byte[HashChain.HashSize];
        MemoryMarshal.Write(bytes, in this);
        return bytes;
    }

    public override string ToString() => HashChain.Print(ToArray());
}
