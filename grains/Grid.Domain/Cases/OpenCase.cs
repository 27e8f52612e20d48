namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>Asks that a case begin, under a pack, with somebody to answer for it.</summary>
    /// <param name="Pack">The rule pack that judges it.</param>
    [GenerateSerializer, Immutable, Alias("case.open-case.v1")]
    public sealed record OpenCase(PackName Pack) : CaseCommand
    {
        /// <summary>The kind of case, where the pack tells kinds apart.</summary>
        [Id(0)]
        public string? Kind { get; init; }

        [Id(1)]
        public UnitId? Unit { get; init; }

        [Id(2)]
        public string? Stage { get; init; }

        [Id(3)]
        public ImmutableArray<SlotFilling> Slots { get; init; } = [];

        [Id(4)]
        public FactSet Facts { get; init; } = FactSet.None;

        /// <summary>The procedure; nothing leaves it to the pack, by the kind of case.</summary>
        [Id(10)]
        public string? Procedure { get; init; }

        /// <summary>The case that this one is split from, whose clocks go on in it.</summary>
        [Id(11)]
        public CaseId? SplitFrom { get; init; }

        /// <summary>Why somebody is named for a seat that is drawn otherwise, in the pack's word.</summary>
        [Id(12)]
        public string? Designated { get; init; }

        public override string Deed => "case.open";

        internal override bool IsAskedFor => true;

        internal override ImmutableArray<SlotFilling> Fillings => Slots;

        internal override string? Designation => Designated;
    }
}

public abstract partial record CaseEvent
{
    /// <summary>The case has begun.</summary>
    [GenerateSerializer, Immutable, Alias("case.opened.v1")]
    public sealed record Opened(PackName Pack, bool IsRun) : CaseEvent
    {
        [Id(0)]
        public string? Kind { get; init; }

        [Id(1)]
        public UnitId? Unit { get; init; }

        [Id(2)]
        public string? Stage { get; init; }

        [Id(3)]
        public ImmutableArray<SlotFilling> Slots { get; init; } = [];

        [Id(4)]
        public FactSet Facts { get; init; } = FactSet.None;

        [Id(5)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        [Id(10)]
        public string? Procedure { get; init; }

        [Id(11)]
        public CaseId? SplitFrom { get; init; }

        /// <summary>Why somebody was named for a seat that is drawn otherwise.</summary>
        [Id(12)]
        public string? Designated { get; init; }

        /// <summary>Whether it is sealed: to whom it is not open, it is not there.</summary>
        [Id(13)]
        public bool IsSealed { get; init; }

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class OpenCaseRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> CaseIsNew = new(
        new("open.case-is-new"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Status == CaseStatus.None),
        "the case has been opened already");

    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> KindIsListed = new(
        new("open.kind-is-listed"),
        RuleConcern.Form,
        question => Verdict.When(question.Command.Kind is not { } kind || question.Pack.Kinds.Contains(kind)),
        "the pack does not list this kind of case");

    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> ProcedureIsListed = new(
        new("open.procedure-is-listed"),
        RuleConcern.Form,
        question => Verdict.When(
            question.Command.Procedure is not { } name || question.Pack.ProcedureNamed(name) is not null),
        "the pack does not list this procedure");

    /// <summary>A log may know stages of its own.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> StageIsListed = new(
        new("open.stage-is-listed"),
        RuleConcern.Form,
        question => !question.IsRequest || question.Command.Stage is not { } stage
            || StageMoves.ProcedureOf(question.Command, question.Pack) is not { } procedure
                ? Verdict.Inapplicable
                : Verdict.When(procedure.StageNamed(stage) is not null),
        "the procedure has no such stage");

    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> SlotsAreListed = new(
        new("open.slots-are-listed"),
        RuleConcern.Form,
        question => Verdict.When(SlotRules.AreListed(question.Pack, question.Command.Slots)),
        "a slot or seat is named that the pack does not have, or one is named twice");

    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> HoldersAreActive = new(
        new("open.holders-are-active"),
        RuleConcern.Law,
        question => SlotRules.MayHold(question, question.Command.Slots),
        "each officer named for a slot must be in active standing, with the power the slot asks for");

    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> HoldersFitTheirSlots = new(
        new("open.holders-fit-their-slots"),
        RuleConcern.Law,
        question => SlotRules.Fit(question, question.Command.Slots),
        "each officer named for a slot must be of a class and an organ that the pack opens it to");

    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> HoldersAreSupervised = new(
        new("open.holders-are-supervised"),
        RuleConcern.Law,
        question => SlotRules.AreSupervised(question, question.Command.Slots),
        "each officer named for a slot must have an active supervisor who is someone else");

    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> SplitIsProposed = new(
        new("open.split-is-proposed"),
        RuleConcern.Form,
        question => question.Command.SplitFrom is not { } from
            ? Verdict.Inapplicable
            : Verdict.When(
                question.Facts.Subject is { } subject
                && question.Facts.CaseOf(from) is { } origin
                && origin.Ties.SplitProposed.Contains(subject)
                && origin.Pack == question.Command.Pack),
        "the other case is not to be split into this one, or is under another pack");

    /// <summary>What was decided there after the opening would not be known here.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> NoRecusalIsPending = new(
        new("split.no-recusal-is-pending"),
        RuleConcern.Law,
        question => question.Command.SplitFrom is not { } from
            ? Verdict.Inapplicable
            : Verdict.When(!question.Facts.CaseOf(from).IsAwaitingRecusal()),
        "in the case that this one is split from, a recusal waits for its decision; decide it first");

    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> UnitIsOpen = new(
        new("open.unit-is-open"),
        RuleConcern.Law,
        question => question.IsRequest
            ? CaseUnits.MayTake(question.Command.Unit, question.Facts)
            : Verdict.Inapplicable,
        "the unit has been closed, or merged into another");

    /// <summary>Else an officer could open a case wherever the judges suit them.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.OpenCase>> UnitIsTheOpeners = new(
        new("open.unit-is-the-openers"),
        RuleConcern.Authority,
        OpenerPlace.Judge,
        "seats are drawn from the pool of this unit, and it is neither the asker's, nor below theirs or one that they "
        + "lead");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.OpenCase>>> All =
    [
        .. AskerRules<CaseCommand.OpenCase>.All,
        CaseIsNew, KindIsListed, ProcedureIsListed, StageIsListed, SlotsAreListed,
        HoldersAreActive, HoldersFitTheirSlots, HoldersAreSupervised, SplitIsProposed, NoRecusalIsPending, UnitIsOpen,
        UnitIsTheOpeners,
        JoinRules<CaseCommand.OpenCase>.RecusedTakeNoPart, RecorderRules<CaseCommand.OpenCase>.AskerIsNotRecorded,
        .. DesignationRules<CaseCommand.OpenCase>.All, .. ChangeRules<CaseCommand.OpenCase>.All,
    ];
}
