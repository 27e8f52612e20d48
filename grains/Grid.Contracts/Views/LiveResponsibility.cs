namespace Grid.Contracts.Views;

/// <summary>One seat that an officer answers in.</summary>
/// <param name="Case">The case.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">The seat, from 1.</param>
/// <param name="IsActing">Whether in another's place.</param>
/// <param name="Since">Since when, as the entry says it.</param>
[GenerateSerializer, Immutable, Alias("live-responsibility")]
public sealed record LiveResponsibility(CaseId Case, Slot Slot, int Seat, bool IsActing, string Since);
