using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks that the case go to another organ or unit, whose side has to accept it.</summary>
    [GenerateSerializer, Immutable, Alias("case.hand-over-case.v1")]
    public sealed record HandOverCase(UnitId To, PersonalText? Grounds = null) : CaseCommand
    {
        /// <summary>Why a seat that was drawn is to be held by another, in the pack's word.</summary>
        [Id(0)]
        public string? Designated { get; init; }

        public override string Deed => "case.hand-over";

        internal override bool IsAskedFor => true;

        internal override string? Designation => Designated;

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The case has been sent to another organ or unit; the sender answers until it is accepted.</summary>
    [GenerateSerializer, Immutable, Alias("case.handed-over.v1")]
    public sealed record HandedOver(UnitId? From, UnitId To) : CaseEvent
    {
        [Id(0)]
        public TextDigest? Grounds { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        /// <summary>Why a seat that was drawn is to be held by another.</summary>
        [Id(2)]
        public string? Designated { get; init; }

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class HandOverCaseRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.HandOverCase>> GoesElsewhere = new(
        new("handover.goes-elsewhere"),
        RuleConcern.Form,
        question => Verdict.When(question.Command.To != question.State.Unit),
        "the case is with this unit already");

    public static readonly Rule<CaseQuestion<CaseCommand.HandOverCase>> ReceiverIsOpen = new(
        new("handover.receiver-is-open"),
        RuleConcern.Law,
        question => CaseUnits.MayTake(question.Command.To, question.Facts),
        "the unit it is to go to has been closed, or merged into another");

    /// <summary>What one organ sends to another passes those whom the pack makes the only way out.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.HandOverCase>> ThroughItsExit = new(
        new("handover.through-its-exit"),
        RuleConcern.Law,
        JudgeExit,
        "the case goes to another organ past those who are the only way out to it");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.HandOverCase>>> All =
    [
        .. CaseRules<CaseCommand.HandOverCase>.All,
        GoesElsewhere,
        ReceiverIsOpen,
        ThroughItsExit,
        TransitRules<CaseCommand.HandOverCase>.ByHolderOrSupervisor,
        TransitRules<CaseCommand.HandOverCase>.IsNotInTransit,
        TransitRules<CaseCommand.HandOverCase>.NothingIsSplitting,
        TransitRules<CaseCommand.HandOverCase>.TakenInIsReceipted,
        RecorderRules<CaseCommand.HandOverCase>.AskerIsNotRecorded,
        .. ChangeRules<CaseCommand.HandOverCase>.All,
    ];

    // Of which sort the receiving unit is, its registration says; of which the sending, who answers in the case. Of a
    // unit of which nobody says so, nobody can say whether it lies beyond the way out, unless its id says that it is of
    // the same organ.
    private static Verdict JudgeExit(CaseQuestion<CaseCommand.HandOverCase> question)
    {
        var (to, organ) = (question.Command.To, question.Facts.Unit(question.Command.To).Organ);
        var isWithin = organ is null && to.Organ is { } own && own == question.State.Unit?.Organ;
        var verdict = Verdict.Inapplicable;
        foreach (var exit in isWithin ? [] : question.Pack.SupervisionWords.Exits)
        {
            if (SendersOf(question, exit) is not { } from
                || (organ is not null && (organ == from || organ != exit.OnlyExitTo?.Name)))
            {
                continue;
            }

            if (!IsReviewed(question.State, exit))
            {
                return organ is null
                    ? new Verdict.Undecidable($"the organ of {to}: not registered")
                    : new Verdict.Broken(
                        question.Submission.By.Officer, string.Join(" or ", exit.By.Select(bearer => bearer.Name)));
            }

            verdict = Verdict.When(true);
        }

        return verdict;
    }

    // What was looked at before it went out and came back was looked at for another way out.
    private static bool IsReviewed(CaseState state, SupervisionRow.Control exit) =>
        state.Acts.Any(act => !act.IsVoidPending && act.Procedure == state.Procedure && act.Sequence > state.Received
            && exit.ReviewedBy.Contains(act.Act, StringComparer.Ordinal));

    // The sort of organ that sends, where this is its way out.
    private static string? SendersOf(CaseQuestion<CaseCommand.HandOverCase> question, SupervisionRow.Control exit)
    {
        var organisation = question.Pack.Organisation;
        foreach (var held in question.State.Responsibilities)
        {
            if (question.Facts.Officer(held.Holder).Class is { } name
                && organisation.ClassNamed(name)?.Organ is { } from
                && organisation.Organs.FirstOrDefault(entry => entry.Organ == from) is { } sending
                && exit.By.Any(bearer => sending.Units.Contains(bearer.Name)))
            {
                return from;
            }
        }

        return null;
    }
}
