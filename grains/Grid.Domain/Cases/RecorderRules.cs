namespace Grid.Domain.Cases;

/// <summary>
/// What protects who puts interference on record. Of whose record it is nothing is said, not even by a refusal: whoever
/// is recorded moves no seat of the case at all.
/// </summary>
public static class RecorderRules<TCommand>
    where TCommand : CaseCommand
{
    public static readonly Rule<CaseQuestion<TCommand>> AskerIsNotRecorded = new(
        new("approach.recorded-moves-no-seat"),
        RuleConcern.Authority,
        question => !question.IsRequest || question.State.Approaches.IsEmpty
            || question.Submission.By.Officer is not { } by
            || !question.Pack.Accountability.Protections.Any(protection => protection.IsOfRecorders)
                ? Verdict.Inapplicable
                : Verdict.When(
                    question.State.Approaches.All(one => one.IsLawful || one.Approaching != by), by),
        "of whom the case records interference moves no seat of it");
}
