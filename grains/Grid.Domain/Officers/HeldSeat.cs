namespace Grid.Domain.Officers;

/// <summary>A seat of a case that an officer answers in.</summary>
public sealed record HeldSeat(CaseId Case, Slot Slot, int Seat)
{
    public override string ToString() => $"{Case} {Slot} {Seat}";
}
