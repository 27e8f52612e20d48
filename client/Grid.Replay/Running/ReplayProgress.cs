namespace Grid.Replay.Running;

/// <summary>How far a replay has come.</summary>
/// <param name="Acts">Acts settled so far.</param>
/// <param name="Of">Acts of the whole log.</param>
public readonly record struct ReplayProgress(int Acts, int Of);
