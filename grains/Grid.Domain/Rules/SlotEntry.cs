namespace Grid.Domain.Rules;

/// <summary>A slot that cases under the pack have.</summary>
/// <param name="Slot">Its name.</param>
/// <param name="Seats">How many officers may hold it at once.</param>
/// <param name="Power">What its holder must be allowed to do; nothing where anybody may hold it.</param>
public sealed record SlotEntry(Slot Slot, int Seats, Power? Power);
