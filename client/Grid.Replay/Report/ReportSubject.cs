using Grid.Domain.Rules;
using Grid.Replay.Findings;
using Grid.Replay.Mapping;
using Grid.Replay.Running;

namespace Grid.Replay.Report;

/// <summary>What a report tells of: a replay that is over.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Findings">What it found.</param>
/// <param name="Pack">The pack that judged.</param>
/// <param name="Mapping">How the log was read.</param>
public sealed record ReportSubject(ReplayResult Result, ReplayFindings Findings, RulePack Pack, LogMapping Mapping)
{
    /// <summary>The logs, as they were given.</summary>
    public required ImmutableArray<string> Logs { get; init; }

    /// <summary>When the report is made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The version of Grid that makes it.</summary>
    public required string Version { get; init; }

    /// <summary>How long reading and replaying took.</summary>
    public required TimeSpan Taken { get; init; }

    public double ActsPerSecond => Math.Round(Result.Totals.Acts / Math.Max(Taken.TotalSeconds, 0.001));
}
