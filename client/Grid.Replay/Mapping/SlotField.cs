namespace Grid.Replay.Mapping;

/// <summary>A slot, and the field that names the officer who fills it from the start of the case.</summary>
public sealed record SlotField(Slot Slot, string Field);
