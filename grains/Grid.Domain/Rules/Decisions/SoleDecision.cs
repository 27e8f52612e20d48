using Grid.Domain.Cases;
using Grid.Domain.Rules.Kinds;

namespace Grid.Domain.Rules.Decisions;

public abstract partial record DecisionPattern
{
    /// <summary>One officer decides alone: the holder of the slot, which has one seat that is held.</summary>
    public sealed record Sole(ImmutableArray<ActPattern> Acts, Slot Slot) : DecisionPattern
    {
        /// <summary>Whether one who answers in the holder's place decides, too.</summary>
        public bool IsActingEnough { get; init; }

        /// <summary>
        /// What the one who decides has to have attended: not done while the seat is vacant, for whoever comes back to
        /// it would decide on what they missed. By whom it is done is not asked.
        /// </summary>
        public ImmutableArray<ActPattern> Attended { get; init; } = [];

        public override bool Concerns(string act) =>
            ActPattern.AnyMatches(Acts, act) || ActPattern.AnyMatches(Attended, act);

        public override Verdict Judge(RuleSubject subject)
        {
            if (subject.Act is { } attended && !ActPattern.AnyMatches(Acts, attended.Act))
            {
                return JudgeAttendance(subject.Case, attended);
            }

            if (subject.Act?.Officer is not { } by)
            {
                return new Verdict.Undecidable("the officer who decided: no person is named");
            }

            var (seats, seat) = (0, (Responsibility?)null);
            foreach (var held in subject.Case.Responsibilities)
            {
                (seats, seat) = held.Slot == Slot ? (seats + 1, held) : (seats, seat);
            }

            return seat is null ? new Verdict.Undecidable($"the holder of slot `{Slot}`", by)
                : seats == 1 && MayDecide(seat, by, IsActingEnough) ? Verdict.When(true)
                : seat.IsVacant && !IsActingEnough ? Vacant(seat, by)
                : new Verdict.Broken(by);
        }

        private Verdict JudgeAttendance(CaseState state, ActOnRecord act)
        {
            foreach (var held in state.Responsibilities)
            {
                if (held.IsVacant && held.Slot == Slot)
                {
                    return Vacant(held, act.Officer);
                }
            }

            return Verdict.Inapplicable;
        }
    }
}
