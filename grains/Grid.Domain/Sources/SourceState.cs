namespace Grid.Domain.Sources;

/// <summary>How a source is read and judged.</summary>
public sealed record SourceState
{
    /// <summary>A source from which nothing has been recorded.</summary>
    public static readonly SourceState None = new();

    public SourceEvent.Bound? Bound { get; init; }

    /// <summary>How many entries have made this state.</summary>
    public int Sequence { get; init; }

    /// <summary>Takes note of what happened. Never judges.</summary>
    public SourceState Evolve(SourceEvent happened)
    {
        var next = happened switch
        {
            SourceEvent.Bound bound => this with { Bound = bound },
            SourceEvent.RetrySettled => this,
            _ => throw new UnreachableException($"SourceState.Evolve has no arm for {happened.GetType().Name}"),
        };
        return next with { Sequence = Sequence + 1 };
    }
}
