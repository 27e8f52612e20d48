using System.Security.Cryptography;

namespace Grid.Grains;

/// <summary>Random bytes in a file beside the silo, which nobody but its owner may read; never in a database.</summary>
internal static class SecretFile
{
    /// <summary>How many bytes there are.</summary>
    public const int Length = 32;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the file; where there is none, one is made.</summary>
    /// <exception cref="IOException">It cannot be read or made, or others may read it.</exception>
    public static byte[] Open(string file)
    {
        if (!File.Exists(file))
        {
            Make(file);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
        {
            throw new IOException($"others may read {file}; take that right from them with `chmod 600 {file}`");
        }

        return File.ReadAllBytes(file);
    }

    // Two silos may start at once: one of them makes the secret, and the other takes that.
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
