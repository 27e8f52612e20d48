namespace Grid.Domain.Cases;

public abstract partial record CaseEvent
{
    /// <summary>
    /// What was sent has not been received in the pack's time. The sender answers still, and it can still be accepted,
    /// refused or recalled.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("case.handover-lost.v1")]
    public sealed record HandoverLost(UnitId? From, UnitId To, ClockId Clock) : CaseEvent
    {
        public override bool IsDerived => true;
    }
}
