namespace Grid.Grains.Telemetry;

/// <summary>What became of one submission, as its caller was told.</summary>
internal enum SubmissionOutcome
{
    /// <summary>Done and durable, now or by an earlier attempt.</summary>
    Done,

    /// <summary>It was so already.</summary>
    AlreadySo,

    /// <summary>The rules say no.</summary>
    Refused,

    /// <summary>There was more to write than could be taken; nothing was tried.</summary>
    Overloaded,

    /// <summary>Unknown: the infrastructure let us down, or the caller stopped waiting.</summary>
    Failed,
}
