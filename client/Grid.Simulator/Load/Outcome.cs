namespace Grid.Simulator.Load;

/// <summary>What became of a command.</summary>
internal enum Outcome : byte
{
    /// <summary>Nothing is known yet.</summary>
    None,
    Acknowledged,
    Refused,
    Overloaded,
    Unknown,
}
