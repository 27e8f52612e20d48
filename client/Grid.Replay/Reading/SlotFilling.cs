namespace Grid.Replay.Reading;

/// <summary>A slot, and the officer in it, as the log writes the name.</summary>
public sealed record SlotFilling(Slot Slot, string Officer);
