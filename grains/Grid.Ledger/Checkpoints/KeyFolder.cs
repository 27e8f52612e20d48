using System.Security.Cryptography;

namespace Grid.Ledger.Checkpoints;

/// <summary>
/// The folder of the keys that sign checkpoints: the private one, which nobody else may read, and the public ones,
/// which are meant to be handed out.
/// </summary>
internal sealed class KeyFolder
{
    private const string PrivateName = "signing.key";
    private const string PublicName = "public.keys";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder;

    private KeyFolder(string folder, SigningKey key, string text)
    {
        (_folder, Key) = (folder, key);
        Public = TrustedKeys.Parse(text);
        Successions = SuccessionsIn(text);
    }

    public SigningKey Key { get; }

    /// <summary>What whoever checks should trust.</summary>
    public TrustedKeys Public { get; }

    /// <summary>How the first key has handed on to <see cref="Key"/>.</summary>
    public ImmutableArray<KeySuccession> Successions { get; }

    /// <summary>The file of the public keys in a folder.</summary>
    public static string PublicFile(string folder) => Path.Combine(folder, PublicName);

    /// <summary>Opens a folder; where it has no key yet, one is made.</summary>
    /// <exception cref="NoteException">The keys cannot be used, or others may read the private one.</exception>
    public static KeyFolder Open(string folder)
    {
        try
        {
            MakeFolder(folder);
            if (!File.Exists(InFolder(folder)))
            {
                Make(folder, SigningKey.New($"grid-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}"));
            }

            return Read(folder);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new NoteException($"the keys in {folder} cannot be read or made: {failed.Message}");
        }
    }

    /// <summary>Makes a new key in a folder that has one, which hands on to it.</summary>
    /// <returns>The keys before and after.</returns>
    /// <exception cref="NoteException">There is no key, it cannot be used, or somebody else is at it.</exception>
    public static (KeyFolder Before, KeyFolder After) Rotate(string folder)
    {
        if (!File.Exists(InFolder(folder)))
        {
            throw new NoteException($"there is no key in {folder}; a silo makes one at its first start");
        }

        var before = Open(folder);
        try
        {
            return (before, before.Renew());
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new NoteException($"the keys in {folder} cannot be changed: {failed.Message}");
        }
    }

    /// <summary>Makes a new key, to which the one that is there hands on.</summary>
    public KeyFolder Renew()
    {
        // Of two that rotate at once the second would hand on from a key that is no longer the last.
        using var alone = new FileStream(
            Path.Combine(_folder, "rotating"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
            FileOptions.DeleteOnClose);
        if (!Read(_folder).Key.Public.Equals(Key.Public))
        {
            throw new NoteException($"the key in {_folder} was changed meanwhile; look at it, and rotate again");
        }

        var next = SigningKey.New($"grid-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");
        var text = File.ReadAllText(PublicFile(_folder));
        var separated = Successions.IsEmpty ? text.TrimEnd('\n') + "\n\n" : text;
        // First the succession: a key that nobody has been told of would sign what nobody can check.
        Put(PublicFile(_folder), $"{separated}{KeySuccession.Of(Key, next.Public)}\n");
        Put(InFolder(_folder), next.Reveal() + "\n");
        return Read(_folder);
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

    private static KeyFolder Read(string folder)
    {
        var file = InFolder(folder);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
        {
            throw new NoteException($"others may read {file}; take that right from them with `chmod 600 {file}`");
        }

        var key = SigningKey.Parse(File.ReadAllText(file).TrimEnd('\n'));
        if (!File.Exists(PublicFile(folder)))
        {
            Put(PublicFile(folder), $"{key.Public}\n");
        }

        var text = File.ReadAllText(PublicFile(folder));
        return TrustedKeys.Parse(text).With([]).Contains(key.Public)
            ? new(folder, key, text)
            : throw new NoteException(
                $"{PublicFile(folder)} does not lead to the key in {file}; put back the file that belongs to it");
    }

    private static ImmutableArray<KeySuccession> SuccessionsIn(string text) =>
        text.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var split
            ? [.. NoteText.Notes(text[(split + 2)..]).Select(KeySuccession.Parse)]
            : [];

    // Two silos may start at once: one of them makes the key, and the other takes that.
    private static void Make(string folder, SigningKey key)
    {
        var draft = Draft(InFolder(folder), key.Reveal() + "\n");
        try
        {
            File.Move(draft, InFolder(folder), overwrite: false);
        }
        catch (IOException) when (File.Exists(InFolder(folder)))
        {
            File.Delete(draft);
        }
    }

    private static void Put(string file, string text) => File.Move(Draft(file, text), file, overwrite: true);

    private static string Draft(string file, string text)
    {
        var draft = $"{file}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(draft, options);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
        return draft;
    }

    private static string InFolder(string folder) => Path.Combine(folder, PrivateName);
}
