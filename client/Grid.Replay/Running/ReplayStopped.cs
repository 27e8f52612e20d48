namespace Grid.Replay.Running;

/// <summary>A replay cannot begin, or cannot go on. The message says why, and what to do.</summary>
public sealed class ReplayStopped : Exception
{
    public ReplayStopped(string message)
        : base(message)
    {
    }

    public ReplayStopped(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
