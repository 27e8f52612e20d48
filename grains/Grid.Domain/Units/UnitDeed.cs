namespace Grid.Domain.Units;

/// <summary>
/// One deed under decision: asks the rules, then turns their answer into an event, a refusal or nothing.
/// </summary>
internal sealed record UnitDeed(UnitState State, Submission<UnitCommand> Submission, UnitFacts Facts, RulePack Pack)
{
    /// <summary>
    /// Asks every rule, so that all reasons are learned at once. What is told of a unit (a record) is kept whatever the
    /// law says of it, and refused only for its form.
    /// </summary>
    public Decision<UnitEvent> Settle<TCommand>(
        ImmutableArray<Rule<UnitQuestion<TCommand>>> rules, TCommand command, bool isSo, Func<UnitEvent> happened)
        where TCommand : UnitCommand
    {
        var question = new UnitQuestion<TCommand>(command, Submission, State, Facts, Pack);
        var reasons = new ReasonSet(
        [
            .. from rule in rules
               let verdict = rule.Judge(question)
               where verdict.IsAmiss
               select (rule.Concern, ReasonFor(rule.Id, rule.Otherwise, verdict), verdict),
        ]);
        if (reasons.HasForm || (question.IsRequest && !reasons.IsClear))
        {
            return Refuse(reasons.ToGive(question.IsRequest));
        }

        return isSo
            ? new Decision<UnitEvent>.AlreadySo(Retried([]))
            : new Decision<UnitEvent>.Accepted([happened()]);
    }

    private Decision<UnitEvent> Refuse(ImmutableArray<Reason> given) =>
        new Decision<UnitEvent>.Refused(
            given,
            Pack.Notes(given)
                ? [new UnitEvent.AttemptNoted(Submission.Command.Deed) { Reasons = given }]
                : Retried(given));

    private ImmutableArray<UnitEvent> Retried(ImmutableArray<Reason> reasons) =>
        Submission.Attempt > 1 ? [new UnitEvent.RetrySettled(Submission.Command.Deed) { Reasons = reasons }] : [];

    private Reason ReasonFor(RuleId rule, string otherwise, Verdict verdict) => new(rule, otherwise)
    {
        Verdict = verdict.Kind,
        Missing = verdict.Missing,
        Source = Pack.SourceOf(rule),
        Ask = verdict.Ask ?? Pack.Oversight?.Value,
    };
}
