using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Decisions;

/// <summary>A slot whose holders vote.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Weight">What the vote of each counts where nothing is said of the question.</param>
public sealed record VotingSlot(Slot Slot, int Weight)
{
    /// <summary>
    /// What the vote of each counts by kind of question; the same on all where none is named, and nothing on one that
    /// is not named beside others.
    /// </summary>
    public ImmutableArray<VoteWeight> Weights { get; init; } = [];

    /// <summary>How many must hold the slot when it is decided; any number where none is named.</summary>
    public ImmutableArray<int> Sizes { get; init; } = [];

    /// <param name="question">The kind of question; nothing where the decision is not divided.</param>
    public int WeightOn(string? question)
    {
        if (Weights.IsEmpty || question is null)
        {
            return Weight;
        }

        foreach (var own in Weights)
        {
            if (own.Question == question)
            {
                return own.Weight;
            }
        }

        return 0;
    }

    public bool VotesOn(string? question) => WeightOn(question) > 0;
}
