using System.Security.Cryptography;

namespace Grid.Grains.Snapshots;

/// <summary>
/// What a snapshot is sealed with. It lies in a file beside the silo and never in a database: whoever can edit a
/// snapshot cannot seal it again. Silos of one grid may share it; one without it replays instead.
/// </summary>
internal sealed class SnapshotKey
{
    public const int MacLength = HMACSHA256.HashSizeInBytes;

    private const int Length = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly byte[] _secret;

    public SnapshotKey(byte[] secret) => _secret = secret.Length == Length
        ? secret
        : throw new InvalidDataException($"a key of snapshots has {Length} bytes, not {secret.Length}");

    /// <summary>Opens the key in a file; where there is none, one is made.</summary>
    /// <exception cref="IOException">It cannot be read or made, or others may read it.</exception>
    public static SnapshotKey Open(string file)
    {
        if (!File.Exists(file))
        {
            Make(file);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
        {
            throw new IOException($"others may read {file}; take that right from them with `chmod 600 {file}`");
        }

        return new(File.ReadAllBytes(file));
    }

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

    // Two silos may start at once: one of them makes the key, and the other takes that.
    private static void Make(string file)
    {
        MakeFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var draft = $"{file}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(draft, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Length));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
