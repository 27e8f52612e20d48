namespace Grid.Grains.Followers.Live;

/// <summary>How much is open in one case.</summary>
/// <param name="Waiting">Warnings that there is still time to answer.</param>
/// <param name="Unanswered">Warnings whose time has passed in silence.</param>
/// <param name="Clues">Clues without a disposition.</param>
/// <param name="Undelivered">Warnings that asked for an answer and have not arrived.</param>
internal readonly record struct LoopCount(int Waiting, int Unanswered, int Clues, int Undelivered)
{
    /// <summary>Whether somebody has to answer or to dispose of something.</summary>
    public bool IsOpen => Waiting + Unanswered + Clues > 0;
}
