namespace Grid.Domain.Packs;

/// <summary>Decides what is asked of a pack's stream.</summary>
public static class PackDecider
{
    public static Decision<PackEvent> Decide(PackState state, Submission<PackCommand> submission, PackFacts facts)
    {
        var publish = submission.Command switch
        {
            PackCommand.PublishPack command => command,
            _ => throw new UnreachableException($"PackDecider has no arm for {submission.Command.GetType().Name}"),
        };
        if (PublishPackRules.IsWellFormed.Judge(facts) is Verdict.Broken)
        {
            ImmutableArray<Reason> reasons =
            [
                .. facts.Problems.Select(problem =>
                    new Reason(PublishPackRules.IsWellFormedId, PublishPackRules.IsWellFormed.Otherwise)
                    {
                        Missing = problem,
                    }),
            ];
            return new Decision<PackEvent>.Refused(reasons, Retried(submission, reasons));
        }

        return state.Current == publish.Version
            ? new Decision<PackEvent>.AlreadySo(Retried(submission, []))
            : new Decision<PackEvent>.Accepted([new PackEvent.Published(publish.Version)]);
    }

    private static ImmutableArray<PackEvent> Retried(
        Submission<PackCommand> submission, ImmutableArray<Reason> reasons) =>
        submission.Attempt > 1 ? [new PackEvent.RetrySettled { Reasons = reasons }] : [];
}
