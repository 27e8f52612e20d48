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
        var question = new PackQuestion(state, publish.Version, facts);
        var reasons = Reasons(question);
        if (!reasons.IsEmpty)
        {
            return new Decision<PackEvent>.Refused(reasons, Retried(submission, reasons));
        }

        return state.Timeline.Has(publish.Version)
            ? new Decision<PackEvent>.AlreadySo(Retried(submission, []))
            : new Decision<PackEvent>.Accepted(
            [
                new PackEvent.Published(publish.Version)
                {
                    Effective = facts.Publication.Effective,
                    Transition = facts.Publication.Transition,
                    Replaces = question.Replaced?.Version,
                },
            ]);
    }

    private static ImmutableArray<Reason> Reasons(PackQuestion question)
    {
        if (PublishPackRules.IsWellFormed.Judge(question.Facts) is Verdict.Broken)
        {
            return [.. question.Facts.Problems.Select(problem => ReasonOf(PublishPackRules.IsWellFormed, problem))];
        }

        if (PublishPackRules.ReplacedIsPublished.Judge(question) is Verdict.Broken)
        {
            return
            [
                ReasonOf(
                    PublishPackRules.ReplacedIsPublished,
                    $"{question.Facts.Publication.Place}: no version in force begins with "
                    + $"`{question.Facts.Publication.Replaces}`; take `replaces` away, or name the version to replace"),
            ];
        }

        return PublishPackRules.DatesAreFree.Judge(question) is Verdict.Broken && question.Conflict is { } other
            ? [ReasonOf(PublishPackRules.DatesAreFree, Overlap(question, other))]
            : [];
    }

    private static string Overlap(PackQuestion question, PublishedVersion other)
    {
        var beginning = other.Version.Value[..Math.Min(12, other.Version.Value.Length)];
        return $"{question.Facts.Publication.Place}: this version holds {Days(question.Facts.Publication.Effective)}, "
            + $"version {beginning} {Days(other.Effective)}; let one end before the other begins, "
            + $"or say `effective: {{ replaces: {beginning} }}`";
    }

    private static string Days(EffectiveDates? dates) => dates?.ToString() ?? "on all days, for it says none";

    private static Reason ReasonOf<TQuestion>(Rule<TQuestion> rule, string problem) =>
        new(rule.Id, rule.Otherwise) { Missing = problem };

    private static ImmutableArray<PackEvent> Retried(
        Submission<PackCommand> submission, ImmutableArray<Reason> reasons) =>
        submission.Attempt > 1 ? [new PackEvent.RetrySettled { Reasons = reasons }] : [];
}
