using Grid.Domain.Rules.Kinds;

namespace Grid.Domain.Rules.Decisions;

public abstract partial record DecisionPattern
{
    /// <summary>One officer decides alone: whoever answers in the slot, which has one seat that is held.</summary>
    public sealed record Sole(ImmutableArray<ActPattern> Acts, Slot Slot) : DecisionPattern
    {
        public override bool Concerns(string act) => ActPattern.AnyMatches(Acts, act);

        public override Verdict Judge(RuleSubject subject)
        {
            if (subject.Act?.Officer is not { } by)
            {
                return new Verdict.Undecidable("the officer who decided: no person is named");
            }

            var seats = 0;
            foreach (var held in subject.Case.Responsibilities)
            {
                seats += held.Slot == Slot ? 1 : 0;
            }

            return seats == 0
                ? new Verdict.Undecidable($"the holder of slot `{Slot}`", by)
                : Verdict.When(
                    seats == 1 && (subject.Case.Answers(Slot, by) || subject.Case.Holds(Slot, by)), by);
        }
    }
}
