using Grid.Domain.Cases;
using Grid.Domain.Rules.Kinds;

namespace Grid.Domain.Rules.Decisions;

public abstract partial record DecisionPattern
{
    /// <summary>
    /// A decision goes through several hands, one after the other: each step follows the one before, and no officer
    /// does two of them.
    /// </summary>
    public sealed record Chain(ImmutableArray<ChainStep> Steps) : DecisionPattern
    {
        /// <summary>Conditions each of which lets one officer do several steps.</summary>
        public ImmutableArray<ImmutableArray<FactMatch>> OneOfficerIf { get; init; } = [];

        /// <summary>Whether one who answers in a holder's place does the holder's step, too.</summary>
        public bool IsActingEnough { get; init; }

        /// <summary>The facts that the steps of one decision have in common.</summary>
        public ImmutableArray<string> Same { get; init; } = [];

        public override bool Concerns(string act) => StepOf(act) is not null;

        public override Verdict Judge(RuleSubject subject)
        {
            Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
            var act = subject.Act;
            if (act.Officer is not { } by)
            {
                return new Verdict.Undecidable("the officer who acted: no person is named");
            }

            var step = StepOf(act.Act)!.Value;
            return Steps[step].Slot is { } slot && JudgeHolder(subject.Case, slot, by) is { IsAmiss: true } amiss
                ? amiss
                : JudgeEarlier(subject.Case, act, step);
        }

        private Verdict JudgeHolder(CaseState state, Slot slot, OfficerId by)
        {
            var (isHeld, vacant) = (false, (Responsibility?)null);
            foreach (var held in state.Responsibilities)
            {
                if (held.Slot != slot)
                {
                    continue;
                }

                if (MayDecide(held, by, IsActingEnough))
                {
                    return Verdict.When(true);
                }

                (isHeld, vacant) = (true, held.ActingHolder == by ? held : vacant);
            }

            return !isHeld ? new Verdict.Undecidable($"the holder of slot `{slot}`", by)
                : vacant is not null ? Vacant(vacant, by)
                : new Verdict.Broken(by);
        }

        private Verdict JudgeEarlier(CaseState state, ActOnRecord act, int step)
        {
            var mayBeOne = FactMatch.AnyHolds(OneOfficerIf, act.Facts);
            var verdict = Verdict.When(true);
            for (var earlier = 0; earlier < step; earlier++)
            {
                if (Done(state, Steps[earlier], act) is not { } done
                    || (!mayBeOne && done.Officer is { } other && other == act.Officer))
                {
                    return new Verdict.Broken(act.Officer);
                }

                if (!mayBeOne && done.Officer is null)
                {
                    verdict = new Verdict.Undecidable("the officer of one of the acts", act.Officer);
                }
            }

            return verdict;
        }

        private ActOnRecord? Done(CaseState state, ChainStep step, ActOnRecord before)
        {
            var acts = state.Acts.AsSpan();
            for (var i = acts.Length - 1; i >= 0; i--)
            {
                if (acts[i] < before && step.Act.Matches(acts[i].Act) && !acts[i].IsVoidPending
                    && IsOfOne(acts[i], before))
                {
                    return acts[i];
                }
            }

            return null;
        }

        private bool IsOfOne(ActOnRecord one, ActOnRecord other)
        {
            foreach (var fact in Same)
            {
                if (one.Facts[fact] != other.Facts[fact])
                {
                    return false;
                }
            }

            return true;
        }

        private int? StepOf(string act)
        {
            for (var i = 0; i < Steps.Length; i++)
            {
                if (Steps[i].Act.Matches(act))
                {
                    return i;
                }
            }

            return null;
        }
    }
}
