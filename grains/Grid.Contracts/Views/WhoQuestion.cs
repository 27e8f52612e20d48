namespace Grid.Contracts.Views;

/// <summary>Asks who answered for a case.</summary>
/// <param name="At">At which instant; nothing means now.</param>
/// <param name="Known">As known when; nothing means by now.</param>
/// <param name="Slot">In which slot; nothing means in every one.</param>
[GenerateSerializer, Immutable, Alias("who-question")]
public sealed record WhoQuestion(Timestamp? At, Timestamp? Known, Slot? Slot);
