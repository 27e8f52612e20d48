using Grid.Domain.Cases;
using Grid.Domain.Rules.Kinds;

namespace Grid.Domain.Rules.Decisions;

public abstract partial record DecisionPattern
{
    /// <summary>
    /// Several officers vote, as acts of the case that bear their opinion; the decision follows the majority. Whoever
    /// has voted keeps to it: a vote is never taken back, and the opinion that was outvoted stays on record. Where all
    /// members have to vote, none does while a seat is vacant.
    /// </summary>
    /// <param name="Acts">The acts that issue what was decided.</param>
    /// <param name="Ballot">The act that is a vote.</param>
    /// <param name="Members">Who votes.</param>
    public sealed record Vote(ImmutableArray<ActPattern> Acts, ActPattern Ballot, ImmutableArray<VotingSlot> Members)
        : DecisionPattern
    {
        /// <summary>The fact of a vote, and of the decision, that says for what.</summary>
        public string Opinion { get; init; } = "opinion";

        /// <summary>The fact of a vote that says on which question.</summary>
        public string Question { get; init; } = "question";

        /// <summary>The questions, each decided by itself; none where there is but one.</summary>
        public ImmutableArray<string> Questions { get; init; } = [];

        /// <summary>How many members must have voted.</summary>
        public required VoteShare Quorum { get; init; }

        /// <summary>How much of the votes one opinion must have.</summary>
        public required VoteShare Majority { get; init; }

        /// <summary>The act by which every member signs, whatever they voted for.</summary>
        public ActPattern? Signature { get; init; }

        /// <summary>Acts with which deliberation begins anew: what was voted before no longer counts.</summary>
        public ImmutableArray<ActPattern> Anew { get; init; } = [];

        /// <summary>
        /// What has to come again with a new member, where it came before: deliberation begins anew then, and nobody
        /// votes until each of these has. Nothing where a new member takes up what the former left. Where all have to
        /// vote, none of these is done while a seat is vacant: whoever comes back to it would vote on what they missed.
        /// </summary>
        public ImmutableArray<ActPattern> Renewed { get; init; } = [];

        /// <summary>Acts of a higher body that take the place of the vote, and bind whoever issues it.</summary>
        public ImmutableArray<ActPattern> Instead { get; init; } = [];

        /// <summary>How many people the whole body must have when it decides; any number where none is named.</summary>
        public ImmutableArray<int> Sizes { get; init; } = [];

        /// <summary>Where to go on to when no opinion has the majority.</summary>
        public string? AskWithoutMajority { get; init; }

        public override bool Concerns(string act) =>
            Ballot.Matches(act) || ActPattern.AnyMatches(Acts, act)
            || (Quorum.IsAll && ActPattern.AnyMatches(Renewed, act));

        public override Verdict Judge(RuleSubject subject)
        {
            Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
            return Ballot.Matches(subject.Act.Act)
                ? JudgeBallot(subject.Case, subject.Act)
                : ActPattern.AnyMatches(Acts, subject.Act.Act)
                    ? JudgeDecision(subject.Case, subject.Act)
                    : JudgeAttendance(subject.Case, subject.Act);
        }

        // A body that is still too small for what it is gets another member, and everything comes again with that one.
        private Verdict JudgeAttendance(CaseState state, ActOnRecord act) =>
            IsOfSize(state, (count, sizes) => count >= sizes.Min()) && VacantSeat(state, act) is { } vacant
                ? vacant
                : Verdict.Inapplicable;

        private Verdict JudgeBallot(CaseState state, ActOnRecord ballot)
        {
            if (ballot.Officer is not { } by)
            {
                return new Verdict.Undecidable("the officer who voted: no person is named");
            }

            var question = Questions.IsEmpty ? null : ballot.Facts[Question];
            if (question is null && !Questions.IsEmpty)
            {
                return new Verdict.Undecidable($"the fact `act.{Question}`", by);
            }

            if (ballot.Facts[Opinion] is null)
            {
                return new Verdict.Undecidable($"the fact `act.{Opinion}`", by);
            }

            if (Unready(state, ballot) is { } unready)
            {
                return unready;
            }

            var isAsked = question is null || Questions.Contains(question, StringComparer.Ordinal);
            return Verdict.When(
                isAsked && IsMember(state, by, question)
                && new VoteCount(this, state, ballot).BallotOf(by, question) is null,
                by);
        }

        private bool IsMember(CaseState state, OfficerId by, string? question)
        {
            foreach (var held in state.Responsibilities)
            {
                if (held.Holder == by && SlotOf(held) is { } slot && slot.VotesOn(question))
                {
                    return true;
                }
            }

            return false;
        }

        internal VotingSlot? SlotOf(Responsibility held) => SlotNamed(held.Slot);

        internal VotingSlot? SlotNamed(Slot name)
        {
            foreach (var slot in Members)
            {
                if (slot.Slot == name)
                {
                    return slot;
                }
            }

            return null;
        }

        private Verdict JudgeDecision(CaseState state, ActOnRecord decision)
        {
            var count = new VoteCount(this, state, decision);
            if (count.Bound() is { } binding)
            {
                var bound = binding.Facts[Opinion];
                return Verdict.When(bound is null || IsWhat(decision, null, bound), decision.Officer);
            }

            if (Unready(state, decision) is { } unready)
            {
                return unready;
            }

            if (!IsComplete(state))
            {
                return new Verdict.Broken(decision.Officer, AskWithoutMajority);
            }

            if (Questions.IsEmpty)
            {
                return count.Outcome(null) is { } opinion && IsWhat(decision, null, opinion)
                    ? JudgeSignatures(count, decision)
                    : new Verdict.Broken(decision.Officer, AskWithoutMajority);
            }

            foreach (var question in Questions)
            {
                if (count.Outcome(question) is not { } opinion || !IsWhat(decision, question, opinion))
                {
                    return new Verdict.Broken(decision.Officer, AskWithoutMajority);
                }
            }

            return JudgeSignatures(count, decision);
        }

        private Verdict.Broken? Unready(CaseState state, ActOnRecord act) =>
            VacantSeat(state, act)
            ?? (new VoteCount(this, state, act).NotRenewed() is { } missing
                ? new Verdict.Broken(act.Officer, Naming: $"`{missing}`, which is to come again with the new member")
                : null);

        private Verdict.Broken? VacantSeat(CaseState state, ActOnRecord act)
        {
            foreach (var held in state.Responsibilities)
            {
                if (held.IsVacant && Quorum.IsAll && SlotOf(held) is not null)
                {
                    return Vacant(held, act.Officer);
                }
            }

            return null;
        }

        // A body of another size than the law gives it is not that body, whatever its majority.
        private bool IsComplete(CaseState state) => IsOfSize(state, (count, sizes) => sizes.Contains(count));

        private bool IsOfSize(CaseState state, Func<int, ImmutableArray<int>, bool> fits)
        {
            foreach (var slot in Members)
            {
                if (!slot.Sizes.IsEmpty
                    && !fits(state.Responsibilities.Count(held => held.Slot == slot.Slot), slot.Sizes))
                {
                    return false;
                }
            }

            return Sizes.IsEmpty || fits(
                state.Responsibilities.Where(held => SlotOf(held) is not null).Select(held => held.Holder)
                    .Distinct().Count(),
                Sizes);
        }

        private Verdict JudgeSignatures(VoteCount count, ActOnRecord decision) =>
            Verdict.When(Signature is not { } signature || count.AllSigned(signature), decision.Officer);

        // A decision that does not say what it decides is taken for what was voted.
        private bool IsWhat(ActOnRecord decision, string? question, string opinion) =>
            (decision.Facts[question is null ? Opinion : $"{Opinion}.{question}"] ?? opinion) == opinion;
    }
}
