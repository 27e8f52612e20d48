namespace Grid.Replay.Report.Figures;

/// <summary>All that the report shows, counted once.</summary>
public sealed record ReportFigures(ReportSubject Subject)
{
    public required RuleTable Rules { get; init; }

    public required BlindSpots BlindSpots { get; init; }

    public required ActsOverTime ActsOverTime { get; init; }

    public required HandingsOn HandingsOn { get; init; }

    public required Stretches Stretches { get; init; }

    public required OfficerLoads Loads { get; init; }

    public static ReportFigures Of(ReportSubject subject) => new(subject)
    {
        Rules = RuleTable.Of(subject),
        BlindSpots = BlindSpots.Of(subject),
        ActsOverTime = ActsOverTime.Of(subject.Result.Cases),
        HandingsOn = HandingsOn.Of(subject.Result.Cases),
        Stretches = Stretches.Of(subject.Result.Cases),
        Loads = OfficerLoads.Of(subject.Result.Cases),
    };
}
