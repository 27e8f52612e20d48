using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Cases;

/// <summary>
/// Of whoever names an officer for a seat that the pack has drawn. Drawing is the rule; naming somebody takes a reason
/// from the pack's list.
/// </summary>
public static class DesignationRules<TCommand>
    where TCommand : CaseCommand
{
    public static readonly Rule<CaseQuestion<TCommand>> ForAListedReason = new(
        new("designation.for-a-listed-reason"),
        RuleConcern.Law,
        question => !question.IsRequest || Designated(question) is not { IsEmpty: false } slots
            ? Verdict.Inapplicable
            : Verdict.When(
                slots.All(slot => question.Pack.SupervisionWords.IsReasonToDesignate(
                    slot, question.Command.Designation, IsChange(question, slot))),
                question.Submission.By.Officer),
        "the seat is to be drawn; naming somebody for it takes a reason that the pack lists");

    public static readonly Rule<CaseQuestion<TCommand>> CaseIsMarked = new(
        new("designation.case-is-marked"),
        RuleConcern.Law,
        question => !question.IsRequest || Designated(question).IsEmpty
            || question.Pack.SupervisionWords.TagsFor(question.Command.Designation) is not { IsEmpty: false } tags
                ? Verdict.Inapplicable
                : Verdict.When(
                    question.Pack.SupervisionWords.Tags.Any(
                        tag => tags.Contains(tag.Name, StringComparer.Ordinal)
                            && (tag.IsOn(AsAsked(question)) || IsOnInWhole(tag, question))),
                    question.Submission.By.Officer),
        "this is a reason in marked cases alone; have the case marked first");

    /// <summary>Else whoever opens a case, or takes one over, could sit in it by naming a reason.</summary>
    public static readonly Rule<CaseQuestion<TCommand>> IsAnother = new(
        new("designation.is-another"),
        RuleConcern.Law,
        question => !question.IsRequest || question.Submission.By.Officer is not { } by
            || Designated(question) is not { IsEmpty: false } slots
            ? Verdict.Inapplicable
            : Verdict.When(
                Fillings(question).All(filling => filling.Officer != by || !slots.Contains(filling.Slot)), by),
        "nobody names themselves for a seat that is to be drawn; have it drawn, or name somebody else");

    /// <summary>
    /// A reason is not enough: it is for some alone to give it. A system that opens a case tells what was decided
    /// outside.
    /// </summary>
    public static readonly Rule<CaseQuestion<TCommand>> ByWhoMayDesignate = new(
        new("designation.by-who-may-designate"),
        RuleConcern.Law,
        question => !question.IsRequest
            || (question.Submission.By.Officer is null && question.Command is CaseCommand.OpenCase)
                ? Verdict.Inapplicable
                : Designated(question).Select(slot => MayDesignate(question, slot))
                    .FirstOrDefault(verdict => verdict.IsAmiss) ?? Verdict.Inapplicable,
        "somebody is named for this seat by those alone whom the pack has for it; have it drawn, or ask one of them");

    public static readonly ImmutableArray<Rule<CaseQuestion<TCommand>>> All =
        [ForAListedReason, CaseIsMarked, IsAnother, ByWhoMayDesignate];

    // Of several rows that list the reason, one that lets the asker is enough.
    private static Verdict MayDesignate(CaseQuestion<TCommand> question, Slot slot)
    {
        SupervisionRow.Allotment[] rows =
        [
            .. question.Pack.SupervisionWords.ListingReason(
                slot, question.Command.Designation, IsChange(question, slot)),
        ];
        if (rows.Length == 0 || rows.Any(row => row.By.IsEmpty))
        {
            return Verdict.Inapplicable;
        }

        // What a case that is being opened says of its slots nobody has agreed to yet: there a post alone counts.
        var known = (question.Facts, question.Pack);
        return question.Submission.By.Officer is not { } by
            ? new Verdict.Undecidable("who names them: no officer asks")
            : rows.SelectMany(row => row.By).Any(bearer => SupervisionPlace.IsOne(bearer, by, question.State, known)
                && (bearer.Kind == BearerKind.Slot || IsInPlace(question, slot, by)))
                ? Verdict.When(true)
                : new Verdict.Broken(
                    by, string.Join(" or ", rows.SelectMany(row => row.By).Select(bearer => bearer.Name).Distinct()));
    }

    // The post is one of many places: who holds it elsewhere stands neither above those who are named nor above whoever
    // answers in the case. Who may transfer, merge or receive is asked by other
    // rules.
    private static bool IsInPlace(CaseQuestion<TCommand> question, Slot slot, OfficerId by)
    {
        if (question.Command is CaseCommand.TransferResponsibility or CaseCommand.MergeCase)
        {
            return true;
        }

        var known = (question.Facts, question.Pack);
        return question.Command.Fillings.Where(filling => filling.Slot == slot)
                .All(filling => SupervisionPlace.IsOver(filling.Officer, by, known))
            && (question.Command is CaseCommand.AcceptHandover || question.State.Responsibilities.IsEmpty
                || question.State.Responsibilities.Any(
                    held => SupervisionPlace.IsOver(held.Answerable, by, known)));
    }

    // A merge changes who hears the matter, also in a slot that it had none of.
    private static bool IsChange(CaseQuestion<TCommand> question, Slot slot) =>
        question.State.IsHeld(slot) || question.Command is CaseCommand.MergeCase;

    // Who holds a seat already is not named for it anew.
    private static ImmutableArray<Slot> Designated(CaseQuestion<TCommand> question) =>
    [
        .. Fillings(question)
            .Where(filling => question.Pack.SupervisionWords.DrawOf(filling.Slot) is not null
                && question.State.Held(filling.Slot, filling.Seat)?.Holder != filling.Officer)
            .Select(filling => filling.Slot).Distinct(),
    ];

    // A merge names those who hold the seats of the other case.
    private static IEnumerable<SlotFilling> Fillings(CaseQuestion<TCommand> question) =>
        question.Command is CaseCommand.MergeCase merge
            ? SeatJoin.Comers(question.State, question.Facts.CaseOf(merge.Into), merge.Duties, question.Pack)
            : question.Command.Fillings;

    // A mark goes along to what is split off.
    private static bool IsOnInWhole(SupervisionRow.Tag tag, CaseQuestion<TCommand> question) =>
        question.Command is CaseCommand.OpenCase { SplitFrom: { } whole } && tag.IsOn(question.Facts.CaseOf(whole));

    private static CaseState AsAsked(CaseQuestion<TCommand> question) =>
        question.Command is CaseCommand.OpenCase open ? question.State with { Facts = open.Facts } : question.State;
}
