namespace Grid.Grains.Followers;

/// <summary>Which cases are wanted; what is not said does not matter.</summary>
internal sealed record CaseListQuery(ListQuery List)
{
    /// <summary><c>open</c> or <c>closed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Cases in a stage; empty for those in none.</summary>
    public string? Stage { get; init; }

    /// <summary>Cases in a procedure, whose stages are no other's; empty for those in none.</summary>
    public string? Procedure { get; init; }

    /// <summary>Cases that are judged by a pack.</summary>
    public PackName? Pack { get; init; }

    public UnitId? Unit { get; init; }

    /// <summary>Cases that are in no unit.</summary>
    public bool InNoUnit { get; init; }

    /// <summary>Cases of a unit, or of one below it.</summary>
    public UnitId? Under { get; init; }

    /// <summary>Cases about which something waits for somebody.</summary>
    public CaseConcern? Concern { get; init; }

    /// <summary>Live cases without an act for so many days.</summary>
    public int? SilentDays { get; init; }

    /// <summary>Live cases with a required slot that nobody holds.</summary>
    public bool WithoutHolder { get; init; }

    /// <summary>Live cases with a slot whose answerer has no active supervisor who is someone else.</summary>
    public bool WithoutSupervisor { get; init; }

    /// <summary>Cases with an act for which nobody is named.</summary>
    public bool WithoutOfficer { get; init; }

    /// <summary>
    /// Cases on which the latest verdict of the rule is broken; for a rule about single acts, cases with such an act.
    /// </summary>
    public RuleId? Broken { get; init; }

    /// <summary>Cases on which the latest verdict of the rule is undecidable.</summary>
    public RuleId? Undecidable { get; init; }
}
