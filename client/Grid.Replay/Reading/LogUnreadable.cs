using System.Diagnostics.CodeAnalysis;

namespace Grid.Replay.Reading;

/// <summary>A log, or the file of its cases, cannot be read at all. The message says why, and what to do.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Failures are named for what failed, here as elsewhere.")]
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
