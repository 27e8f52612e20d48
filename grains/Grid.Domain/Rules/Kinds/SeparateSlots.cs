using Grid.Domain.Cases;

namespace Grid.Domain.Rules.Kinds;

/// <summary>One officer may not hold two of the slots of one case.</summary>
public sealed record SeparateSlots(ImmutableArray<Slot> Slots) : RuleKind
{
    /// <summary>Whether to have held one of them bars from the others for good.</summary>
    public bool IsForGood { get; init; }

    /// <summary>Slots that go together: only those of two groups are kept apart.</summary>
    public ImmutableArray<ImmutableArray<Slot>> Groups { get; init; } = [];

    public override string Name => "separate-slots";

    // What was held once cannot be undone, so it is said of the change that brought it about and of nothing after it.
    public override RuleScope Scope => IsForGood ? RuleScope.Act : RuleScope.Case;

    public override bool IsJudgedAtOpening => true;

    public override bool IsJudgedAt(Slot slot) => Slots.Contains(slot);

    public override bool IsJudgedAt(string act) => false;

    public override Verdict Judge(RuleSubject subject)
    {
        if (IsForGood && subject.Case.LatestMoves() is { IsEmpty: false } moves)
        {
            foreach (var move in moves)
            {
                if (HeldAnother(subject.Case, move))
                {
                    return new Verdict.Broken(move.To);
                }
            }

            return Verdict.When(true);
        }

        var held = subject.Case.Responsibilities.AsSpan();
        for (var i = 0; i < held.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (held[i].Holder == held[j].Holder && AreApart(held[i].Slot, held[j].Slot))
                {
                    return new Verdict.Broken(held[i].Holder);
                }
            }
        }

        return Verdict.When(true);
    }

    private bool HeldAnother(CaseState state, SeatMove move)
    {
        foreach (var held in state.Responsibilities)
        {
            if (held.Holder == move.To && AreApart(held.Slot, move.Slot))
            {
                return true;
            }
        }

        foreach (var former in state.Moves)
        {
            if (AreApart(former.Slot, move.Slot)
                && (former.From == move.To || former.To == move.To))
            {
                return true;
            }
        }

        foreach (var left in state.Left)
        {
            if (left.Officer == move.To && AreApart(left.Slot, move.Slot))
            {
                return true;
            }
        }

        return false;
    }

    private bool AreApart(Slot one, Slot other)
    {
        if (one == other || !Slots.Contains(one) || !Slots.Contains(other))
        {
            return false;
        }

        foreach (var group in Groups)
        {
            if (group.Contains(one) && group.Contains(other))
            {
                return false;
            }
        }

        return true;
    }
}
