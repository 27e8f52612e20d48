namespace Grid.Grains.Telemetry;

/// <summary>What sent a decision back, to be made again.</summary>
internal enum AgainCause
{
    /// <summary>A stream that it relies on has moved.</summary>
    Stale,

    /// <summary>Another activation wrote first.</summary>
    Fenced,

    /// <summary>One of several that were decided together cannot be stored.</summary>
    Unstorable,
}
