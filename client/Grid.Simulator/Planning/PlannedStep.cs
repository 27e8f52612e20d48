namespace Grid.Simulator.Planning;

/// <summary>One submission of a plan.</summary>
/// <param name="Submission">What is submitted, and where to.</param>
/// <param name="IsRefused">Whether it is planned to be refused.</param>
internal sealed record PlannedStep(ManySubmission Submission, bool IsRefused = false);
