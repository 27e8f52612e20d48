namespace Grid.Cluster.Tests.Running;

/// <summary>Looks into a client's log while it is being written.</summary>
internal sealed class LogTail(string file)
{
    private long _read;

    /// <summary>Passes over what is there.</summary>
    public void Skip() => _read = new FileInfo(file).Length;

    /// <summary>Whether something was acknowledged since.</summary>
    public bool HasDone()
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(_read, SeekOrigin.Begin);
        using var text = new StreamReader(stream);
        return text.ReadToEnd().Contains("\"outcome\":\"done\"", StringComparison.Ordinal);
    }
}
