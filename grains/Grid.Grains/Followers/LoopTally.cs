namespace Grid.Grains.Followers;

/// <summary>How many loops are open.</summary>
/// <param name="Waiting">Warnings that there is still time to answer.</param>
/// <param name="Unanswered">Warnings whose time has passed in silence.</param>
/// <param name="Clues">Clues without a disposition.</param>
/// <param name="Undelivered">
/// Warnings that asked for an answer and have not arrived, for technical reasons: nobody's clue.
/// </param>
internal sealed record LoopTally(long Waiting, long Unanswered, long Clues, long Undelivered)
{
    public long All => Waiting + Unanswered + Clues;
}
