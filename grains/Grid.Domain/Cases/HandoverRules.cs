namespace Grid.Domain.Cases;

/// <summary>What holds of the receiving side of a handover.</summary>
public static class HandoverRules<TCommand>
    where TCommand : CaseCommand
{
    public static readonly Rule<CaseQuestion<TCommand>> IsSent = new(
        new("handover.is-sent"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Transit?.ToUnit is not null),
        "no handover of this case waits for a receipt");

    public static readonly Rule<CaseQuestion<TCommand>> ByReceiver = new(
        new("handover.by-receiver"),
        RuleConcern.Authority,
        question => !question.IsRequest || question.Asking is not { } asking
            || question.State.Transit?.ToUnit is not { } to
                ? Verdict.Inapplicable
                : Verdict.When(IsOf(asking.Unit, to, question), question.Submission.By.Officer),
        "only an officer of the unit that the case was sent to may accept or refuse it");

    // What was sent to a unit is received in the one that it goes on in.
    private static bool IsOf(UnitId? unit, UnitId to, CaseQuestion<TCommand> question) =>
        unit == to || (unit is not null && unit == UnitRoute.Now(to, null, question.Facts));
}
