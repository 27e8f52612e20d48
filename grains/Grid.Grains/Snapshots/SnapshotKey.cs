using System.Security.Cryptography;

namespace Grid.Grains.Snapshots;

/// <summary>
/// What a snapshot is sealed with. It lies in a file beside the silo and never in a database: whoever can edit a
/// snapshot cannot seal it again. Silos of one grid may share it; one without it replays instead.
/// </summary>
internal sealed class SnapshotKey
{
    public const int MacLength = HMACSHA256.HashSizeInBytes;

    private readonly byte[] _secret;

    public SnapshotKey(byte[] secret) => _secret = secret.Length == SecretFile.Length
        ? secret
        : throw new InvalidDataException($"a key of snapshots has {SecretFile.Length} bytes, not {secret.Length}");

    /// <summary>Opens the key in a file; where there is none, one is made.</summary>
    /// <exception cref="IOException">It cannot be read or made, or others may read it.</exception>
    public static SnapshotKey Open(string file) => new(SecretFile.Open(file));

    /// <summary>The HMAC over two parts, one after the other.</summary>
    public byte[] Sign(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        mac.AppendData(first);
        mac.AppendData(second);
        return mac.GetHashAndReset();
    }

    /// <summary>Whether two HMACs are one, in a time that tells nothing.</summary>
    public static bool AreSame(ReadOnlySpan<byte> mac, ReadOnlySpan<byte> other) =>
        CryptographicOperations.FixedTimeEquals(mac, other);
}
