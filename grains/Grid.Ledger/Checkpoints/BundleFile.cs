using System.Text;

namespace Grid.Ledger.Checkpoints;

/// <summary>A file outside the database to which every bundle is appended; nobody takes that back.</summary>
/// <param name="path">The file.</param>
internal sealed class BundleFile(string path)
{
    private const int TailMax = 1 << 20;

    public string Path => path;

    /// <summary>
    /// The last bundle of the file, which one of the keys must have signed; nothing where it holds none.
    /// </summary>
    /// <exception cref="NoteException">The file holds something else, or somebody else has signed it.</exception>
    public CheckpointBundle? Last(TrustedKeys trusted)
    {
        var last = Last();
        try
        {
            last?.SignedBy(trusted);
            return last;
        }
        catch (UnknownKeyException unknown)
        {
            throw new NoteException($"{path} cannot be held against the ledger: {unknown.Message}. Name the file that "
                + "this grid has signed, or put the key that signed it into the folder of the keys");
        }
    }

    /// <summary>The last bundle of the file; nothing where it holds none.</summary>
    /// <exception cref="NoteException">The file holds something else.</exception>
    public CheckpointBundle? Last()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var text = Tail();
        // Bundles before the last may be cut by where the tail begins: the last one that is whole is looked for.
        for (var from = text.Length; from > 0;)
        {
            from = text.LastIndexOf("\n\n", Math.Max(0, from - 3), StringComparison.Ordinal) is >= 0 and var at
                ? at + 2
                : 0;
            if (Whole(text[from..]) is { } bundle)
            {
                return bundle;
            }
        }

        return text.Length == 0 ? null : throw new NoteException($"{path} holds no checkpoints");
    }

    /// <summary>Appends a bundle, and returns once it is on the disk.</summary>
    public void Append(CheckpointBundle bundle)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(bundle.ToString()));
        file.Flush(flushToDisk: true);
    }

    private string Tail()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(TailMax, file.Length), SeekOrigin.End);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static CheckpointBundle? Whole(string text)
    {
        try
        {
            return CheckpointBundle.ParseAll(text)[^1];
        }
        catch (NoteException)
        {
            return null;
        }
    }
}
