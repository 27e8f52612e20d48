namespace Grid.Domain.Officers;

/// <summary>
/// One deed under decision: asks the rules, then turns their answer into an event, a refusal or nothing.
/// </summary>
internal sealed record OfficerDeed(
    OfficerState State, Submission<OfficerCommand> Submission, OfficerFacts Facts, RulePack Pack)
{
    public bool IsRequest => Requests.Is(Submission);

    public Timestamp At => Submission.At ?? Facts.Now;

    /// <summary>
    /// Asks every rule, so that all reasons are learned at once. What is told of an officer (a record) is kept whatever
    /// the law says of it, and refused only for its form.
    /// </summary>
    public Decision<OfficerEvent> Settle<TCommand>(
        ImmutableArray<Rule<OfficerQuestion<TCommand>>> rules, TCommand command, bool isSo, Func<OfficerEvent> happened)
        where TCommand : OfficerCommand
    {
        var question = new OfficerQuestion<TCommand>(command, Submission, State, Facts, Pack);
        var reasons = new ReasonSet(
        [
            .. from rule in rules
               let verdict = rule.Judge(question)
               where verdict is Verdict.Broken or Verdict.Undecidable
               select (rule.Concern, ReasonFor(rule.Id, rule.Otherwise, verdict), verdict),
        ]);
        if (reasons.HasForm || (IsRequest && !reasons.IsClear))
        {
            return Refuse(reasons.ToGive(IsRequest));
        }

        return isSo ? AlreadySo() : new Decision<OfficerEvent>.Accepted([happened()]);
    }

    public Decision<OfficerEvent> AlreadySo() => new Decision<OfficerEvent>.AlreadySo(Retried([]));

    private Decision<OfficerEvent> Refuse(ImmutableArray<Reason> given) =>
        new Decision<OfficerEvent>.Refused(
            given,
            Pack.Notes(given)
                ? [new OfficerEvent.AttemptNoted(Submission.Command.Deed) { Reasons = given }]
                : Retried(given));

    private ImmutableArray<OfficerEvent> Retried(ImmutableArray<Reason> reasons) =>
        Submission.Attempt > 1 ? [new OfficerEvent.RetrySettled(Submission.Command.Deed) { Reasons = reasons }] : [];

    private Reason ReasonFor(RuleId rule, string otherwise, Verdict verdict) => new(rule, otherwise)
    {
        Verdict = verdict.Kind,
        Missing = verdict.Missing,
        Source = Pack.SourceOf(rule),
        Ask = (State.Supervisor ?? Pack.Oversight)?.Value,
    };
}
