using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Grid.Cluster.Tests.Running;

namespace Grid.Cluster.Tests;

/// <summary>What a long run has found, as a file among the results of measurements.</summary>
internal sealed class FaultReport(int seed, int rounds)
{
    private readonly List<Survey> _surveys = [];

    public ImmutableArray<string> Problems => [.. _surveys.SelectMany(survey => survey.Problems)];

    public void Add(Survey survey) => _surveys.Add(survey);

    public Task Write()
    {
        var file = Path.Combine(
            Repository.Root, "tests", "Grid.Benchmarks", "Results", $"{DateTime.UtcNow:yyyy-MM-dd}-faults.md");
        return File.WriteAllTextAsync(file, Text());
    }

    private string Text()
    {
        var made = _surveys.Sum(survey => survey.Rounds.Count);
        var clean = _surveys.Where(survey => survey.Problems.IsEmpty).Sum(survey => survey.Rounds.Count);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Faults

            {made} of {rounds} rounds, of which {clean} on databases without any problem. Seed {seed},
            commit {Commit()},
            {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, .NET {Environment.Version}.

            Three silos, PostgreSQL and two clients as processes on one machine; a round is one fault. Again by
            `GRID_FAULT_ROUNDS={rounds} GRID_FAULT_SEED={seed} dotnet test tests/Grid.Cluster.Tests -c Release
            --filter Long`.

            *Back* is the time until everything that is sent is again answered within a second, by the clients' logs; a
            frozen silo, a database that is down or a full disk last as long as the plan says, so *back after healing*
            counts from their end. A silo that is killed is started again some seven seconds later: *back* is told up to
            then and can be no longer, and what its return disturbs is *back after healing*. *Silence* is the longest
            time without any answer.

            | fault | rounds | back p50 | p95 | most | back after healing p50 | p95 | most | silence p50 | p95 | most |
            |---|---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (var kind in _surveys
            .SelectMany(survey => survey.Felt()).GroupBy(felt => felt.Kind).OrderBy(kind => kind.Key))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {kind.Key} | {kind.Count()} | {Figures(kind.Select(felt => felt.Back))} "
                + $"| {Figures(kind.Select(felt => felt.BackAfterHealing))} "
                + $"| {Figures(kind.Select(felt => felt.Silence))} |\n");
        }

        text.Append("\n```\n").AppendJoin('\n', _surveys.Select(survey => survey.Counts())).Append("\n```\n");
        if (!Problems.IsEmpty)
        {
            text.Append("\n## Problems\n\n").AppendJoin('\n', Problems.Take(100).Select(problem => $"- {problem}"))
                .Append('\n');
        }

        return text.ToString();
    }

    private static string Figures(IEnumerable<TimeSpan> all)
    {
        var sorted = all.Order().ToList();
        return string.Join(" | ", new[] { 0.5, 0.95, 1 }
            .Select(share => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)])
            .Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.TotalSeconds:0.0} s")));
    }

    private static string Commit()
    {
        var ask = new ProcessStartInfo("git", ["-C", Repository.Root, "rev-parse", "--short", "HEAD"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var git = Process.Start(ask)!;
        return git.StandardOutput.ReadToEnd().Trim();
    }
}
