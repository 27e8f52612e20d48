using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules;

/// <summary>A slot that cases under the pack have.</summary>
/// <param name="Slot">Its name.</param>
/// <param name="Seats">How many officers may hold it at once.</param>
/// <param name="Power">What its holder must be allowed to do; nothing where anybody may hold it.</param>
public sealed record SlotEntry(Slot Slot, int Seats, Power? Power)
{
    public string? Title { get; init; }

    /// <summary>How many may hold it together, where not every number up to the seats will do.</summary>
    public ImmutableArray<int> Sizes { get; init; } = [];

    /// <summary>The classes of officers who may fill it; any where none is named.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The types of organ whose officers may fill it; any where none is named.</summary>
    public ImmutableArray<string> Organs { get; init; } = [];

    /// <summary>How its holder's vote counts, by kind of question; one without votes has none.</summary>
    public ImmutableArray<VoteWeight> Votes { get; init; } = [];

    /// <summary>What its holder does; nothing where the pack does not say.</summary>
    public SlotPart? Part { get; init; }

    /// <summary>What its holder answers for, unless a finding says otherwise; in the pack's words.</summary>
    public string? Responsibility { get; init; }

    /// <summary>Who supervises its holder: another slot, a post, or the oversight authority.</summary>
    public ImmutableArray<Bearer> SupervisedBy { get; init; } = [];

    public LegalSource? Source { get; init; }

    public Clocks.Confidence Confidence { get; init; } = Clocks.Confidence.Sure;

    /// <summary>How a holder's vote counts on a kind of question.</summary>
    public int WeightOn(string question) =>
        Votes.FirstOrDefault(vote => vote.Question == question)?.Weight ?? 0;
}
