namespace Grid.Domain.Sources;

/// <summary>Decides what is asked of a source.</summary>
public static class SourceDecider
{
    public static Decision<SourceEvent> Decide(SourceState state, Submission<SourceCommand> submission)
    {
        var bind = submission.Command switch
        {
            SourceCommand.BindSource command => command,
            _ => throw new UnreachableException($"SourceDecider has no arm for {submission.Command.GetType().Name}"),
        };
        ImmutableArray<Reason> reasons =
        [
            .. from rule in BindSourceRules.All
               where rule.Judge((state, bind)) is Verdict.Broken
               select new Reason(rule.Id, rule.Otherwise),
        ];
        if (!reasons.IsEmpty)
        {
            return new Decision<SourceEvent>.Refused(reasons, Retried(submission, reasons));
        }

        return state.Bound is not null
            ? new Decision<SourceEvent>.AlreadySo(Retried(submission, []))
            : new Decision<SourceEvent>.Accepted([new SourceEvent.Bound(bind.Mapping, bind.Pack, bind.Version)]);
    }

    private static ImmutableArray<SourceEvent> Retried(
        Submission<SourceCommand> submission, ImmutableArray<Reason> reasons) =>
        submission.Attempt > 1 ? [new SourceEvent.RetrySettled { Reasons = reasons }] : [];
}
