namespace Grid.Contracts.Views;

/// <summary>What an officer has to do, counted; a number for those who assign, never a score of a person.</summary>
/// <param name="Cases">The live cases that the officer answers in.</param>
/// <param name="Seats">The seats in them.</param>
/// <param name="Acting">How many of these in somebody else's place.</param>
/// <param name="CasesMax">How many cases the pack lets one of the officer's class have; nothing where it does not
/// say.</param>
[GenerateSerializer, Immutable, Alias("workload-view")]
public sealed record WorkloadView(int Cases, int Seats, int Acting, int? CasesMax)
{
    /// <summary>Nothing to do.</summary>
    public static readonly WorkloadView None = new(0, 0, 0, null);

    /// <summary>Whether it is more than the pack lets one officer have.</summary>
    public bool IsOverloaded => Cases > CasesMax;

    /// <summary>Counts seats.</summary>
    public static WorkloadView Of(ImmutableArray<LiveResponsibility> held, int? casesMax) => new(
        held.Select(seat => seat.Case).Distinct().Count(), held.Length, held.Count(seat => seat.IsActing), casesMax);
}
