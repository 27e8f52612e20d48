namespace Grid.Domain.Cases;

/// <summary>A clue as the case remembers it: for somebody with authority to look at, and no finding.</summary>
/// <param name="Sequence">The sequence of its own entry.</param>
/// <param name="Rule">The rule that was broken, or the clock that ran out.</param>
/// <param name="Officer">Whom it concerns, where there is somebody.</param>
[GenerateSerializer, Immutable, Alias("clue-on-record")]
public sealed record ClueOnRecord(int Sequence, RuleId Rule, OfficerId? Officer)
{
    /// <summary>The class of it, in the pack's word.</summary>
    [Id(0)]
    public string? Class { get; init; }

    /// <summary>Whether it is about the supervision of the case, apart from how it was handled.</summary>
    [Id(1)]
    public bool IsOfSupervision { get; init; }

    [Id(2)]
    public ClockId? Clock { get; init; }

    /// <summary>The warning that was not answered; nought where it is about none.</summary>
    [Id(3)]
    public int Warning { get; init; }

    /// <summary>The entry that says the warning never arrived, so that there was nothing to answer.</summary>
    [Id(4)]
    public int Withdrawn { get; init; }

    [Id(5)]
    public Timestamp At { get; init; }

    /// <summary>What somebody did in many cases at once; nothing where it is about this case alone.</summary>
    [Id(6)]
    public Officers.Burst? Burst { get; init; }

    /// <summary>Whether it still stands, for somebody to dispose of.</summary>
    public bool IsOpen => Withdrawn == 0;
}
