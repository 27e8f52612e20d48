namespace Grid.Replay.Reading;

/// <summary>A log, or the file of its cases, cannot be read at all. The message says why, and what to do.</summary>
public sealed class LogUnreadable : Exception
{
    public LogUnreadable(string message)
        : base(message)
    {
    }

    public LogUnreadable(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
