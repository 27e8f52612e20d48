using System.Runtime.InteropServices;
using Grid.Cli.Output;
using Grid.Simulator.Load;

namespace Grid.Cli.Loading;

/// <summary>What a load tells: figures for people and for programs.</summary>
internal sealed class SimulateReport(SimulateSubject subject)
{
    private LoadResult Result => subject.Result;

    /// <summary>The report as <c>--json</c> gives it.</summary>
    public object Answer() => new
    {
        Rate = new
        {
            Asked = Round(Result.RateAsked),
            Sent = Round(Result.RateSent),
            Acknowledged = Round(Result.RateAcknowledged),
        },
        Acts = new
        {
            Result.Counts.Sent,
            Result.Counts.Acknowledged,
            Result.Counts.Refused,
            Result.Counts.Overloaded,
            Result.Counts.Unknown,
            Result.Counts.Settled,
            Result.Counts.Retries,
            Result.Counts.OpenedForWant,
        },
        LatencyMs = Latency(Result.Latency),
        ServiceMs = Latency(Result.Service),
        SendDelayMs = Latency(Result.Delay),
        AcknowledgedLost = Result.Findings?.Lost,
        Result.Findings?.Duplicated,
        Result.Findings?.RefusedButWritten,
        LedgerVerified = subject.IsLedgerVerified,
        Result.GeneratorWasLimit,
        Verdict = subject.VerdictWord,
        subject.Verdict.Wrong,
        Receipts = Result.Findings is { } findings
            ? new { findings.Checked, findings.OneOf, findings.Entries, findings.Examples }
            : null,
        LateSends = new { All = Result.Counts.Late, Result.Counts.HeldBack, Share = Round(Result.LateShare) },
        Generator = new { ProcessorShare = Round(Result.ProcessorShare), GridInProcess = Result.IsGridInProcess },
        Run = new
        {
            subject.Target,
            Result.Scenario,
            Result.Seed,
            Id = Result.Run,
            Result.StartedAt,
            SentSeconds = Round(Result.SentFor.TotalSeconds),
            Result.WasStopped,
            Preparation = new
            {
                Result.Preparation.Commands,
                Seconds = Round(Result.Preparation.Taken.TotalSeconds),
            },
        },
        Environment = new
        {
            SimulateSubject.Version,
            SimulateSubject.Commit,
            Os = RuntimeInformation.OSDescription,
            Runtime = RuntimeInformation.FrameworkDescription,
            Processors = Environment.ProcessorCount,
        },
        Capacity = Result.Capacity is { } found ? Capacity(found) : null,
        Series = Result.Intervals.Select(Interval),
    };

    public void Print()
    {
        var counts = Result.Counts;
        TextOutput.Row("load",
            $"{Result.Scenario.Name}, seed {Result.Seed}, run {Result.Run}, {Result.SentFor.TotalSeconds:0.0} s"
            + $"{(Result.WasStopped ? " (stopped)" : "")} into {subject.Target}");
        TextOutput.Row("rate",
            $"asked {Result.RateAsked:N1}/s, sent {Result.RateSent:N1}/s, acknowledged {Result.RateAcknowledged:N1}/s");
        TextOutput.Row("commands",
            $"{counts.Sent:N0} sent, {counts.Acknowledged:N0} acknowledged, {counts.Refused:N0} refused, "
            + $"{counts.Overloaded:N0} overloaded, {counts.Unknown:N0} unknown");
        TextOutput.Row("retries", $"{counts.Retries:N0}; unknown outcomes settled afterwards: {counts.Settled:N0}");
        if (counts.OpenedForWant > 0)
        {
            TextOutput.Row("cases",
                $"{counts.OpenedForWant:N0} commands opened a case in place of what was drawn, since none was free: "
                + "each had one under way or waiting, or all its acts; the load is another than its shares say, and "
                + "with more `cases.atStart`, or a larger share of `close`, it is not");
        }

        TextOutput.Row("latency", $"{Line(Result.Latency)}, from the intended start");
        TextOutput.Row("service", $"{Line(Result.Service)}, from the send");
        TextOutput.Row("send delay",
            $"{Line(Result.Delay)}; {counts.Late:N0} later than 10 ms, {counts.HeldBack:N0} of them held back");
        TextOutput.Row("generator",
            $"{Result.ProcessorShare:P0} of {Environment.ProcessorCount} processors"
            + (Result.IsGridInProcess ? ", the grid's own work included: it runs in this process" : ""));
        PrintCapacity();
        PrintFindings();
        PrintVerdict();
    }

    private void PrintCapacity()
    {
        if (Result.Capacity is not { } found)
        {
            return;
        }

        TextOutput.Row("capacity", (found.Sustained is { } rate
                ? $"{rate:N1}/s, sustained in {found.Times} of {found.Times} steps of {Seconds(found)} s; "
                : "none; ")
            + (found.NotSustained is { } above ? $"{above:N1}/s is not sustained" : "nothing faster was tried")
            + (found.GeneratorWasLimit ? ", but by the generator's own doing: the grid may sustain more" : "")
            + (found.IsComplete ? "" : "; the search was over before it was sure"));
        TextOutput.Row("", "all figures above are of that rate; receipts and ledger are of all that was tried");
    }

    private void PrintFindings()
    {
        if (subject.IsCeiling)
        {
            return;
        }

        TextOutput.Row("receipts", Result.Findings is { } findings
            ? $"{findings.Checked:N0} held against the ledger"
                + (findings.OneOf > 1 ? $", one of {findings.OneOf:N0}" : "")
                + $": {findings.Lost:N0} lost, {findings.Duplicated:N0} twice, "
                + $"{findings.RefusedButWritten:N0} refused yet written"
            : "not held against the ledger");
        foreach (var example in Result.Findings?.Examples ?? [])
        {
            TextOutput.Row("", example);
        }

        TextOutput.Row("ledger", subject.IsLedgerVerified switch
        {
            true => "verified",
            false => "DAMAGED; see `grid verify`",
            null => "not verified",
        });
    }

    private void PrintVerdict()
    {
        foreach (var wrong in subject.Verdict.Wrong)
        {
            TextOutput.Row("WRONG", wrong);
        }

        TextOutput.Row("verdict", subject switch
        {
            { IsCeiling: true } => "none: there was no grid, so this is the generator's own ceiling",
            { Verdict.IsRefused: true } => "REFUSED: the generator was the limit, so the figures speak of it and not "
                + "of the grid; load less, or from another machine",
            { Verdict.IsPassed: true } => "passed",
            _ => "failed",
        });
    }

    private static object Capacity(CapacityFound found) => new
    {
        Sustained = Round(found.Sustained),
        found.Times,
        NotSustained = Round(found.NotSustained),
        found.GeneratorWasLimit,
        Complete = found.IsComplete,
        StepSeconds = Seconds(found),
        Steps = found.Steps.Select(step => new
        {
            Rate = Round(step.Rate),
            Acknowledged = Round(step.Acknowledged),
            P50 = Round(step.Latency.P50),
            P99 = Round(step.Latency.P99),
            P999 = Round(step.Latency.P999),
            Sustained = step.IsSustained,
            step.Missed,
        }),
    };

    private static double Seconds(CapacityFound found) => Round(found.Limits.Step.TotalSeconds);

    private object Interval(LoadInterval interval) => new
    {
        Second = Round(interval.Until.TotalSeconds),
        Asked = Round(interval.Rate(interval.Asked)),
        Sent = Round(interval.Rate(interval.Counts.Sent)),
        Acknowledged = Round(interval.Rate(interval.Counts.Acknowledged)),
        interval.Counts.Refused,
        interval.Counts.Overloaded,
        interval.Counts.Unknown,
        interval.Counts.Late,
        P50 = Round(interval.Latency.P50),
        P99 = Round(interval.Latency.P99),
        P999 = Round(interval.Latency.P999),
        interval.InFlight,
        ProcessorShare = Round(interval.ProcessorShare),
    };

    private static object Latency(LatencyFigures figures) => new
    {
        figures.Count,
        P50 = Round(figures.P50),
        P90 = Round(figures.P90),
        P99 = Round(figures.P99),
        P999 = Round(figures.P999),
        Max = Round(figures.Most),
        Mean = Round(figures.Mean),
    };

    private static string Line(LatencyFigures figures) =>
        $"p50 {figures.P50:0.00}, p90 {figures.P90:0.00}, p99 {figures.P99:0.00}, p99.9 {figures.P999:0.00}, "
        + $"most {figures.Most:0.00} ms";

    private static double Round(double value) => Math.Round(value, 3);

    private static double? Round(double? value) => value is { } known ? Round(known) : null;
}
