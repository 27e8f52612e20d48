namespace Grid.Contracts.Views;

/// <summary>Blind spots and open loops as numbers; each of them has a list of cases behind it.</summary>
[GenerateSerializer, Immutable, Alias("coverage-counts")]
public sealed record CoverageCounts
{
    /// <summary>All is zero.</summary>
    public static readonly CoverageCounts None = new();

    /// <summary>Cases that are open.</summary>
    [Id(0)]
    public long LiveCases { get; init; }

    /// <summary>Live cases with a required slot that nobody holds: 0 where all are run through the grid.</summary>
    [Id(1)]
    public long CasesWithoutHolder { get; init; }

    /// <summary>Slots of live cases whose answerer has no active supervisor who is someone else.</summary>
    [Id(2)]
    public long HoldersWithoutSupervisor { get; init; }

    /// <summary>Acts on record for which nobody is named.</summary>
    [Id(3)]
    public long ActsWithoutOfficer { get; init; }

    /// <summary>Live cases that were sent and not yet received.</summary>
    [Id(4)]
    public long InTransit { get; init; }

    /// <summary>Live cases without an act for as many days as were asked for.</summary>
    [Id(5)]
    public long Silent { get; init; }

    /// <summary>Live cases in which an officer's deadline has passed, and what it limits is not done.</summary>
    [Id(6)]
    public long Overdue { get; init; }

    /// <summary>Verdicts of rules on cases that could not be decided, for want of a fact.</summary>
    [Id(7)]
    public long Undecidable { get; init; }

    /// <summary>Warnings that there is still time to answer.</summary>
    [Id(8)]
    public long Waiting { get; init; }

    /// <summary>Warnings whose time has passed in silence.</summary>
    [Id(9)]
    public long Unanswered { get; init; }

    /// <summary>Clues without a disposition.</summary>
    [Id(10)]
    public long Clues { get; init; }

    /// <summary>Officers who have let a warning pass in silence.</summary>
    [Id(11)]
    public long SilentOfficers { get; init; }

    /// <summary>
    /// Warnings that asked for an answer and have not arrived, for technical reasons: an incident of operations, and
    /// nobody's silence.
    /// </summary>
    [Id(12)]
    public long Undelivered { get; init; }

    /// <summary>What somebody has begun and somebody else must end.</summary>
    public long OpenLoops => Waiting + Unanswered + Clues;
}
