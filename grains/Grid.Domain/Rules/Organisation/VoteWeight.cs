namespace Grid.Domain.Rules.Organisation;

/// <summary>How much a vote counts on one kind of question.</summary>
/// <param name="Question">The kind of question, such as fact or law.</param>
/// <param name="Weight">The weight; 0 where the holder may speak but not vote.</param>
public sealed record VoteWeight(string Question, int Weight);
