namespace Grid.Domain.Rules.Accountability;

/// <summary>What a jurisdiction says about answering for what went wrong.</summary>
public sealed record AccountabilityLaw
{
    /// <summary>A pack that says nothing about it.</summary>
    public static readonly AccountabilityLaw None = new();

    public ImmutableArray<FaultClass> Faults { get; init; } = [];

    public ImmutableArray<LiabilityRow> Liability { get; init; } = [];

    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    public ImmutableArray<AccountabilityStep> Steps { get; init; } = [];

    /// <summary>The states in which the looking into a clue may end.</summary>
    public ImmutableArray<string> Ends { get; init; } = [];

    public ImmutableArray<LiabilityTime> Time { get; init; } = [];

    public ImmutableArray<Protection> Protections { get; init; } = [];

    /// <summary>All its rows, in this order.</summary>
    public IEnumerable<LawRow> Rows =>
    [
        .. Faults.Select(fault => fault.Row),
        .. Liability.Select(liability => liability.Row),
        .. Exemptions.Select(exemption => exemption.Row),
        .. Steps.Select(step => step.Row),
        .. Time.Select(time => time.Row),
        .. Protections.Select(protection => protection.Row),
    ];
}
