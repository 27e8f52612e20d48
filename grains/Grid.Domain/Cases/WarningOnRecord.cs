namespace Grid.Domain.Cases;

/// <summary>A warning as the case remembers it.</summary>
/// <param name="Sequence">The sequence of its own entry, by which it is answered.</param>
/// <param name="Clock">The clock it is about.</param>
/// <param name="Level">The step of the ladder.</param>
/// <param name="To">Who was warned.</param>
[GenerateSerializer, Immutable, Alias("warning-on-record")]
public sealed record WarningOnRecord(int Sequence, ClockId Clock, string Level, OfficerId To)
{
    [Id(0)]
    public Timestamp GivenAt { get; init; }

    [Id(1)]
    public WarningAnswer Answer { get; init; }

    /// <summary>By when it has to be answered; nothing where no time is set.</summary>
    [Id(2)]
    public Timestamp? AnswerBy { get; init; }

    /// <summary>
    /// The warning that was not answered, never arrived, or found its officer away, and that it follows; nought where
    /// it follows none.
    /// </summary>
    [Id(3)]
    public int Because { get; init; }

    /// <summary>The entry that answers it; nought while none does.</summary>
    [Id(4)]
    public int Answered { get; init; }

    /// <summary>The entry that says it was not answered in time.</summary>
    [Id(5)]
    public int Lapsed { get; init; }

    /// <summary>
    /// The entry that says it never arrived: an incident of operations, and nobody's clue. The next one up was asked
    /// with it.
    /// </summary>
    [Id(6)]
    public int Undelivered { get; init; }

    /// <summary>What was reported of its delivery.</summary>
    [Id(7)]
    public ImmutableArray<int> Deliveries { get; init; } = [];

    /// <summary>Whether what it warned of was done before it was answered.</summary>
    [Id(8)]
    public bool IsSettled { get; init; }

    /// <summary>The entry that says that who was warned was away, and somebody else is asked.</summary>
    [Id(9)]
    public int Renewed { get; init; }

    /// <summary>Whether an answer is asked for, and there is still time to give it.</summary>
    public bool IsWaiting => IsUnanswered && Lapsed == 0;

    /// <summary>Whether an answer is asked for and has not been given, in time or late.</summary>
    public bool IsUnanswered =>
        Answer != WarningAnswer.None && Answered == 0 && Undelivered == 0 && Renewed == 0 && !IsSettled;
}
