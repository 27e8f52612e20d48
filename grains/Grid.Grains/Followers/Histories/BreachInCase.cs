namespace Grid.Grains.Followers.Histories;

/// <summary>A breach as a case's own entries tell of it.</summary>
internal sealed class BreachInCase(RuleId rule, int sequence)
{
    public RuleId Rule => rule;

    public int Sequence => sequence;

    /// <summary>The version of the pack that judged it.</summary>
    public PackVersion? Pack { get; init; }

    public OfficerId? Officer { get; init; }

    public string? Act { get; init; }

    public Timestamp At { get; init; }

    public bool IsOpen { get; set; } = true;

    public BreachRow ToRow(CaseId broken, PackName? pack) => new(broken, Rule, Sequence)
    {
        Pack = pack,
        Officer = Officer,
        Act = Act,
        At = At,
        IsOpen = IsOpen,
    };
}
