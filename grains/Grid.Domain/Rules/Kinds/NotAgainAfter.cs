using Grid.Domain.Cases;
using Grid.Domain.Procedures;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// After an act that sends the case back, nobody who took part before may act again or sit again: a new panel is asked
/// for. What happens in other stages than those named is no matter of the rule.
/// </summary>
/// <param name="After">The acts that send a case back.</param>
public sealed record NotAgainAfter(ImmutableArray<ActPattern> After) : RuleKind
{
    /// <summary>The slots whose former holders are barred, and into which nobody who is may come.</summary>
    public ImmutableArray<Slot> Slots { get; init; } = [];

    /// <summary>The acts that count as taking part, before and after; all where none is named.</summary>
    public ImmutableArray<ActPattern> Acts { get; init; } = [];

    /// <summary>Acts that never count.</summary>
    public ImmutableArray<ActPattern> Except { get; init; } = [];

    /// <summary>The stages it speaks of, before and after; all where none is named.</summary>
    public ImmutableArray<StagePattern> Stages { get; init; } = [];

    public override string Name => "not-again-after";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(Slot slot) => Slots.Contains(slot);

    public override bool IsJudgedAt(string act) => Counts(act) && !Any(After, act);

    public override Verdict Judge(RuleSubject subject)
    {
        var state = subject.Case;
        if (subject.Act is { } act)
        {
            return SentBack(state, act) is { } back && IsIn(act.Procedure, act.Stage)
                ? JudgeOne(state, back, act.Officer)
                : Verdict.Inapplicable;
        }

        var verdict = Verdict.Inapplicable;
        foreach (var move in state.LatestMoves())
        {
            if (Slots.Contains(move.Slot) && verdict is not Verdict.Broken
                && SentBack(state, null) is { } since && IsIn(state.Procedure, state.Stage))
            {
                verdict = JudgeOne(state, since, move.To);
            }
        }

        return verdict;
    }

    private Verdict JudgeOne(CaseState state, ActOnRecord back, OfficerId? officer)
    {
        if (officer is not { } by)
        {
            return new Verdict.Undecidable("the officer who acted: no person is named");
        }

        foreach (var earlier in state.Acts)
        {
            if (earlier < back && earlier.Officer == by && Counts(earlier.Act) && !Any(After, earlier.Act)
                && IsIn(earlier.Procedure, earlier.Stage))
            {
                return new Verdict.Broken(by);
            }
        }

        return Verdict.When(!SatBefore(state, back.Sequence, by), by);
    }

    private bool SatBefore(CaseState state, int sequence, OfficerId by)
    {
        foreach (var move in state.Moves)
        {
            // Who left a seat had it before; who came into one before the case was sent back, too.
            if (Slots.Contains(move.Slot)
                && ((move.From == by && SinceOf(state, (move.Slot, move.Seat), move.Sequence) < sequence)
                    || (move.To == by && move.Sequence < sequence)))
            {
                return true;
            }
        }

        foreach (var left in state.Left)
        {
            if (left.Officer == by && Slots.Contains(left.Slot)
                && SinceOf(state, (left.Slot, left.Seat), left.Sequence) < sequence)
            {
                return true;
            }
        }

        foreach (var held in state.Responsibilities)
        {
            if (held.Holder == by && Slots.Contains(held.Slot) && !HasMoved(state, held))
            {
                return true;
            }
        }

        return false;
    }

    // Since when the one who left a seat had held it: since the opening where nothing else is known.
    private static int SinceOf(CaseState state, (Slot Slot, int Number) seat, int left)
    {
        var since = 0;
        foreach (var move in state.Moves)
        {
            since = move.Slot == seat.Slot && move.Seat == seat.Number && move.Sequence < left
                ? move.Sequence
                : since;
        }

        return since;
    }

    private static bool HasMoved(CaseState state, Responsibility held)
    {
        foreach (var move in state.Moves)
        {
            if (move.Slot == held.Slot && move.Seat == held.Seat)
            {
                return true;
            }
        }

        return false;
    }

    private ActOnRecord? SentBack(CaseState state, ActOnRecord? before)
    {
        var acts = state.Acts.AsSpan();
        for (var i = acts.Length - 1; i >= 0; i--)
        {
            if (Any(After, acts[i].Act) && !acts[i].IsVoidPending && (before is null || acts[i] < before))
            {
                return acts[i];
            }
        }

        return null;
    }

    private bool IsIn(string? procedure, string? stage) =>
        Stages.IsEmpty || StagePattern.AnyMatches(Stages, procedure, stage);

    private bool Counts(string act) => (Acts.IsEmpty || Any(Acts, act)) && !Any(Except, act);
}
