namespace Grid.Domain.Rules.Decisions;

/// <summary>A slot whose holders vote.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Weight">What the vote of each counts.</param>
public sealed record VotingSlot(Slot Slot, int Weight)
{
    /// <summary>The kinds of question on which they vote; all where none is named.</summary>
    public ImmutableArray<string> Questions { get; init; } = [];

    public bool VotesOn(string? question)
    {
        if (Questions.IsEmpty || question is null)
        {
            return true;
        }

        foreach (var own in Questions)
        {
            if (own == question)
            {
                return true;
            }
        }

        return false;
    }
}
