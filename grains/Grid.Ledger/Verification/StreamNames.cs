using System.Text;
using System.Text.Unicode;

namespace Grid.Ledger.Verification;

/// <summary>Finds streams by the bytes of their names, so that no text is made of a name that is known.</summary>
internal sealed class StreamNames : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    public static readonly StreamNames Comparer = new();

    public bool Equals(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    public bool Equals(ReadOnlySpan<byte> alternate, string other)
    {
        if (Ascii.Equals(alternate, other))
        {
            return true;
        }

        return alternate.Length > other.Length
            && string.Equals(Encoding.UTF8.GetString(alternate), other, StringComparison.Ordinal);
    }

    public int GetHashCode(string name)
    {
        Span<byte> bytes = name.Length < 128 ? stackalloc byte[3 * name.Length] : new byte[3 * name.Length];
        Utf8.FromUtf16(name, bytes, out _, out var length);
        return GetHashCode(bytes[..length]);
    }

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = default(HashCode);
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.UTF8.GetString(alternate);
}
