namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>
    /// Asks that the case's own record say what is so already: who answers in whose place, and in which unit it is. The
    /// grid itself asks it of every case that an officer's or a unit's change concerns.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("case.catch-up.v1")]
    public sealed record CatchUp : CaseCommand
    {
        public override string Deed => "case.catch-up";
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The case is in the unit in which its own goes on.</summary>
    [GenerateSerializer, Immutable, Alias("case.unit-followed.v1")]
    public sealed record UnitFollowed(UnitId From, UnitId To) : CaseEvent
    {
        public override bool IsDerived => true;
    }
}

public static class CatchUpRules
{
    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.CatchUp>>> All =
    [
        .. AskerRules<CaseCommand.CatchUp>.All, CaseRules<CaseCommand.CatchUp>.CaseIsKnown,
    ];

    /// <summary>What is derived comes with every command; this one brings nothing of its own but the unit.</summary>
    internal static Decision<CaseEvent> Decide(
        CaseDeed deed, CaseCommand.CatchUp command, ImmutableArray<CaseEvent> owed)
    {
        var reasons = deed.Judge(All, command);
        return reasons.HasForm || (deed.IsRequest && !reasons.IsClear) ? deed.Refuse(reasons)
            : CaseUnits.Following(deed.State, deed.Facts) is { } followed
                ? new Decision<CaseEvent>.Accepted([followed])
            : owed.IsEmpty ? deed.AlreadySo()
            : new Decision<CaseEvent>.Accepted([]);
    }
}
