namespace Grid.Grains.Telemetry;

/// <summary>How many submissions to streams of one kind had one outcome.</summary>
internal readonly record struct OutcomeCount(StreamKind Kind, SubmissionOutcome Outcome, long Count);
