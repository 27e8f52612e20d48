namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>
    /// The sending side takes back a case that is on its way and has not been taken over, or a part of it that was to
    /// be split off and has not been opened.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("case.recall-case.v1")]
    public sealed record RecallCase(PersonalText? Grounds = null) : CaseCommand
    {
        /// <summary>The case that is not to be split off after all; nothing where the whole is on its way.</summary>
        [Id(0)]
        public CaseId? Split { get; init; }

        public override string Deed => "case.recall";

        internal override bool IsAskedFor => true;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The case is no longer on its way, or a part of it is not to be split off after all.</summary>
    [GenerateSerializer, Immutable, Alias("case.recalled.v1")]
    public sealed record Recalled : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        /// <summary>The case that was to be split off; nothing where the whole was on its way.</summary>
        [Id(2)]
        public CaseId? Split { get; init; }

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class RecallCaseRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.RecallCase>> IsInTransit = new(
        new("recall.is-in-transit"),
        RuleConcern.Form,
        question => question.Command.Split is not null
            ? Verdict.Inapplicable
            : Verdict.When(question.State.Transit is not null),
        "the case is not on its way into other hands");

    /// <summary>
    /// Else two would answer for one duty. Where the other case has ended, nobody takes in any more what came here
    /// since, nor answers for it there.
    /// </summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecallCase>> MergeIsNotAccepted = new(
        new("recall.merge-is-not-accepted"),
        RuleConcern.Form,
        question => question.Command.Split is null && question.State.Transit?.IntoCase is { } into
            ? Verdict.When(question.Facts.TakenBy(into) is not { } taken
                || (question.Facts.CaseOf(into).Status == CaseStatus.Closed
                    && taken.Sequence != question.State.Sequence))
            : Verdict.Inapplicable,
        "the other case has taken this one in; complete the merge");

    /// <summary>Once it is open it is answered for there.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.RecallCase>> SplitIsNotOpened = new(
        new("recall.split-is-not-opened"),
        RuleConcern.Form,
        question => question.Command.Split is not { } split
            ? Verdict.Inapplicable
            : Verdict.When(
                question.State.Ties.SplitProposed.Contains(split)
                && question.Facts.Subject is { } subject
                && question.Facts.CaseOf(split).Ties.SplitFrom != subject),
        "no case of this id is to be split off this one, or it has been opened; complete the split then");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.RecallCase>>> All =
    [
        .. CaseRules<CaseCommand.RecallCase>.All,
        IsInTransit,
        MergeIsNotAccepted,
        SplitIsNotOpened,
        TransitRules<CaseCommand.RecallCase>.ByHolderOrSupervisor,
    ];
}
