using System.Diagnostics;
using Grid.Ledger.Entries;

namespace Grid.Grains.Telemetry;

/// <summary>
/// The grains' spans. They may bear ids of cases and officers, but no personal text. A refusal is an answer: it leaves
/// the status of its span as it is.
/// </summary>
internal static class GridTraces
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "Grid";

    /// <summary>What bears the name of a stream.</summary>
    public const string StreamTag = "grid.stream";

    // A request that everything speaks against has no more to say with the thirty-third rule.
    private const int RulesMax = 32;

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Nothing where nobody looks, or this one is not traced.</summary>
    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>The name of a span: <c>grid.case.decide</c>.</summary>
    public static string SpanOf(StreamKind kind, string step) => $"grid.{StreamKinds.NameOf(kind)}.{step}";

    /// <summary>Says what was asked of a stream.</summary>
    public static void Ask<TCommand>(Activity? span, string stream, ImmutableArray<Submission<TCommand>> submissions)
        where TCommand : notnull
    {
        if (span is not { IsAllDataRequested: true })
        {
            return;
        }

        span.SetTag(StreamTag, stream);
        if (submissions is [var only])
        {
            span.SetTag("grid.command", AliasOf(only.Command));
        }
        else if (!submissions.IsDefault)
        {
            span.SetTag("grid.submissions", submissions.Length);
        }
    }

    /// <summary>Says what the caller is told: of several submissions, about the last that was tried.</summary>
    public static void Tell(Activity? span, ImmutableArray<Reply> replies)
    {
        if (span is not { IsAllDataRequested: true } || replies is not [.., var last])
        {
            return;
        }

        span.SetTag("grid.outcome", NameOf(SubmissionTally.OutcomeOf(last)));
        switch (last)
        {
            case Reply.Done done:
                span.SetTag("grid.sequence", done.Receipt.Sequence)
                    .SetTag("grid.lane", done.Receipt.Lane)
                    .SetTag("grid.position", done.Receipt.Position);
                break;
            case Reply.Refused refused:
                TellRules(span, refused.Reasons);
                break;
            default:
                break;
        }
    }

    /// <summary>Says what was decided.</summary>
    public static void Tell<TEvent>(Activity? span, object command, Decision<TEvent> decision)
    {
        if (span is not { IsAllDataRequested: true })
        {
            return;
        }

        span.SetTag("grid.command", AliasOf(command));
        switch (decision)
        {
            case Decision<TEvent>.Accepted:
                span.SetTag("grid.decision", "accepted");
                break;
            case Decision<TEvent>.AlreadySo:
                span.SetTag("grid.decision", "already-so");
                break;
            case Decision<TEvent>.Refused refused:
                span.SetTag("grid.decision", "refused");
                TellRules(span, refused.Reasons);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Says that the outcome is unknown.</summary>
    public static void Fail(Activity? span, Exception failed) => span
        ?.SetTag("grid.outcome", NameOf(SubmissionOutcome.Failed))
        .SetTag("error.type", failed.GetType().FullName)
        .SetStatus(ActivityStatusCode.Error, failed is LedgerFailure ? failed.Message : null);

    /// <summary>The alias of a command; nothing where there is none.</summary>
    public static string? AliasOf(object? command) => command is null ? null : EventTypes.AliasOf(command.GetType());

    public static string NameOf(SubmissionOutcome outcome) => outcome switch
    {
        SubmissionOutcome.Done => "done",
        SubmissionOutcome.AlreadySo => "already-so",
        SubmissionOutcome.Refused => "refused",
        SubmissionOutcome.Overloaded => "overloaded",
        SubmissionOutcome.Failed => "failed",
        _ => throw new UnreachableException(),
    };

    private static void TellRules(Activity span, ImmutableArray<Reason> reasons) => span.SetTag(
        "grid.refused.rules",
        reasons.Select(reason => reason.Rule.Value).Distinct().Take(RulesMax).ToArray());
}
