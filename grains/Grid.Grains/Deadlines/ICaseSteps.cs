namespace Grid.Grains.Deadlines;

/// <summary>A case as the deadline shards see it.</summary>
[Alias("case-steps")]
internal interface ICaseSteps : IGrainWithStringKey
{
    /// <summary>Takes a step that is due: an ordinary command, under an id that follows from the step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="late">Why the grid is late with it; nothing where it is not.</param>
    /// <param name="cancellation">Stops waiting, not writing.</param>
    [Alias("take")]
    Task<StepTaken> Take(DueStep step, string? late, CancellationToken cancellation);
}
