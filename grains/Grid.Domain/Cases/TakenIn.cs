namespace Grid.Domain.Cases;

/// <summary>A case that was taken in by another.</summary>
/// <param name="From">The case.</param>
/// <param name="Sequence">The last of its entries that was taken into account.</param>
/// <param name="Duties">Which seat answers for which of its seats.</param>
[GenerateSerializer, Immutable, Alias("taken-in")]
public sealed record TakenIn(CaseId From, int Sequence, ImmutableArray<DutyPassed> Duties);
