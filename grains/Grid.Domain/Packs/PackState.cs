namespace Grid.Domain.Packs;

/// <summary>The publications of one rule pack.</summary>
public sealed record PackState
{
    /// <summary>A pack of which nothing has been published.</summary>
    public static readonly PackState None = new();

    /// <summary>The version that was published last.</summary>
    public PackVersion? Current { get; init; }

    /// <summary>Every version that is the law on some day.</summary>
    public PackTimeline Timeline { get; init; } = PackTimeline.None;

    /// <summary>How many entries have made this state.</summary>
    public int Sequence { get; init; }

    /// <summary>Takes note of what happened. Never judges.</summary>
    public PackState Evolve(PackEvent happened)
    {
        var next = happened switch
        {
            PackEvent.Published published => this with
            {
                Current = published.Version,
                Timeline = Timeline.With(published.AsVersion(), published.Replaces),
            },
            PackEvent.RetrySettled => this,
            _ => throw new UnreachableException($"PackState.Evolve has no arm for {happened.GetType().Name}"),
        };
        return next with { Sequence = Sequence + 1 };
    }
}
