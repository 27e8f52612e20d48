namespace Grid.Replay.Reading;

/// <summary>A file open for reading, unpacked where its name ends in <c>.gz</c>.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly FileStream _stored;
    private readonly GzipContent? _unpacked;

    private LogFile(string path, FileStream stored)
    {
        Path = path;
        _stored = stored;
        _unpacked = IsGzip(path) ? new GzipContent(stored) : null;
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    public Stream Content => _unpacked is null ? _stored : _unpacked;

    /// <summary>Whether the packed file broke off too early. Known once the content has been read to its end.</summary>
    public bool IsCutOff => _unpacked?.IsCutOff ?? false;

    /// <summary>How much of the file has been read, from 0 to 1.</summary>
    public double ShareRead => (double)_stored.Position / Math.Max(_stored.Length, 1);

    /// <summary>The file's kind: the end of its name without <c>.gz</c>, in lower case.</summary>
    public static string KindOf(string path)
    {
        var name = IsGzip(path) ? path[..^".gz".Length] : path;
        return System.IO.Path.GetExtension(name).ToLowerInvariant();
    }

    /// <exception cref="LogUnreadable">There is no such file, or it cannot be opened.</exception>
    public static LogFile Open(string path)
    {
        try
        {
            var stored = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (IsGzip(path) && !GzipContent.IsGzip(stored))
            {
                stored.Dispose();
                throw new LogUnreadable($"{path}: this is no gzip file; fetch it again, or take .gz from its name");
            }

            return new LogFile(path, stored);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LogUnreadable($"{path}: there is no such file; check the path", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure);
        }
    }

    /// <summary>What to throw where the file system fails.</summary>
    public static LogUnreadable Unreadable(string path, Exception failure) => new(
        $"{path}: the file cannot be read ({failure.Message.TrimEnd('.')}); check that it is a file you may read",
        failure);

    /// <summary>The row that stands for all that is lost where a packed file breaks off.</summary>
    public static string CutOffProblem(int line) =>
        $"the packed file breaks off or is damaged at line {line}, and what follows is lost; fetch the file again";

    public void Dispose()
    {
        _unpacked?.Dispose();
        _stored.Dispose();
    }

    private static bool IsGzip(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
