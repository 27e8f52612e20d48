using Microsoft.Extensions.Logging;

namespace Grid.Grains.Telemetry;

/// <summary>
/// A line in the log for every refusal: what was asked of which kind of stream, and which rules said no. Who asked and
/// about whom is not for a log. However many refusals there are, a second has few lines; those left out are counted.
/// </summary>
internal sealed partial class RefusalLog(TimeProvider clock, ILogger log)
{
    /// <summary>Lines in one second at the most.</summary>
    public const int LinesASecond = 5;

    /// <summary>Rules in one line at the most.</summary>
    public const int RulesMax = 16;

    private readonly LogLimit _limit = new(clock, LinesASecond);

    /// <summary>Tells which of the submissions were refused, each by the reply in the same place.</summary>
    public void Tell<TCommand>(
        StreamKind kind, ImmutableArray<Submission<TCommand>> submissions, ImmutableArray<Reply> replies)
        where TCommand : notnull
    {
        for (var i = 0; i < replies.Length; i++)
        {
            if (replies[i] is Reply.Refused refused && log.IsEnabled(LogLevel.Information)
                && _limit.Enter() is { } leftOut)
            {
                Tell(
                    StreamKinds.NameOf(kind),
                    GridTraces.AliasOf(submissions[i].Command) ?? "no command",
                    RulesOf(refused.Reasons),
                    leftOut);
            }
        }
    }

    private void Tell(string kind, string command, string rules, long leftOut)
    {
        if (leftOut == 0)
        {
            LogRefused(log, command, kind, rules);
        }
        else
        {
            LogRefusedAfterOthers(log, command, kind, rules, leftOut);
        }
    }

    private static string RulesOf(ImmutableArray<Reason> reasons)
    {
        string[] rules = [.. reasons.Select(reason => reason.Rule.Value).Distinct()];
        return string.Join(", ", rules.Take(RulesMax))
            + (rules.Length > RulesMax ? $" and {rules.Length - RulesMax} more" : "");
    }

    // The category is that of the grains, which has 1 already.
    [LoggerMessage(2, LogLevel.Information, "Refused: {Command} of a {Kind}, by {Rules}")]
    private static partial void LogRefused(ILogger log, string command, string kind, string rules);

    [LoggerMessage(
        3,
        LogLevel.Information,
        "Refused: {Command} of a {Kind}, by {Rules}; {LeftOut} refusals before it were left out of this log")]
    private static partial void LogRefusedAfterOthers(
        ILogger log, string command, string kind, string rules, long leftOut);
}
