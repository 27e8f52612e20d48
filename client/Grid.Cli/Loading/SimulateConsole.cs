using Grid.Simulator.Load;
using Spectre.Console;

namespace Grid.Cli.Loading;

/// <summary>A load as it goes: a table that is drawn anew on a terminal, a line a second elsewhere.</summary>
internal sealed class SimulateConsole : IProgress<LoadProgress>, IAsyncDisposable
{
    private const int PreparedStep = 5000;

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _isQuiet;
    private readonly Task _shown;
    private LiveDisplayContext? _display;

    public SimulateConsole(bool isQuiet)
    {
        _isQuiet = isQuiet;
        _shown = !isQuiet && !Console.IsErrorRedirected && !Console.IsOutputRedirected ? Show() : Task.CompletedTask;
    }

    /// <summary>Says something once; to whoever reads standard error.</summary>
    public void Say(string line)
    {
        if (!_isQuiet && _display is null)
        {
            Console.Error.WriteLine(line);
        }
    }

    public void Report(LoadProgress value)
    {
        lock (_gate)
        {
            if (_display is { } display)
            {
                Draw(display, value);
            }
            else if (LineOf(value) is { } line)
            {
                Say(line);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _done.TrySetResult();
        await _shown;
    }

    private static string? LineOf(LoadProgress value) => value switch
    {
        { Stage: LoadStage.Preparing, Prepared: var (done, of) } when done % PreparedStep == 0 || done == of =>
            $"preparing: {done:N0} of {of:N0} officers and open cases",
        { Stage: LoadStage.Loading, Interval: { } interval, Counts: { } counts } =>
            $"{interval.Until.TotalSeconds,6:0} s  asked {interval.Rate(interval.Asked),8:N0}/s  "
            + $"sent {interval.Rate(interval.Counts.Sent),8:N0}/s  "
            + $"acknowledged {interval.Rate(interval.Counts.Acknowledged),8:N0}/s  p50 {interval.Latency.P50:0.0}  "
            + $"p99 {interval.Latency.P99:0.0}  p99.9 {interval.Latency.P999:0.0} ms  refused {counts.Refused:N0}  "
            + $"overloaded {counts.Overloaded:N0}  unknown {counts.Unknown:N0}  late {counts.Late:N0}  "
            + $"processor {interval.ProcessorShare:P0}",
        { Judged: { IsSustained: true } step } =>
            $"{step.Rate:N1}/s is sustained: p50 {step.Latency.P50:0.0}  p99 {step.Latency.P99:0.0} ms",
        { Judged: { } step } => $"{step.Rate:N1}/s is not sustained: {string.Join("; ", step.Missed)}",
        { Stage: LoadStage.Settling, Unsettled: > 0 } => $"settling {value.Unsettled:N0} unknown outcomes",
        { Stage: LoadStage.Checking } => "holding the receipts against the ledger",
        _ => null,
    };

    private Task Show() => AnsiConsole.Live(new Text("preparing")).StartAsync(async context =>
    {
        _display = context;
        await _done.Task;
    });

    private static void Draw(LiveDisplayContext display, LoadProgress value)
    {
        if (value is { Stage: LoadStage.Loading, Interval: { } interval, Counts: { } counts, Latency: { } latency })
        {
            display.UpdateTarget(TableOf(interval, counts, latency));
            display.Refresh();
        }
        else if (LineOf(value) is { } line)
        {
            display.UpdateTarget(new Text(line));
            display.Refresh();
        }
    }

    private static Table TableOf(LoadInterval interval, LoadCounts counts, LatencyFigures latency)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn($"{interval.Until.TotalSeconds:0} s");
        table.AddColumn(new TableColumn("this second").RightAligned());
        table.AddColumn(new TableColumn("so far").RightAligned());
        table.AddRow("asked", $"{interval.Rate(interval.Asked):N0}/s", "");
        table.AddRow("sent", $"{interval.Rate(interval.Counts.Sent):N0}/s", $"{counts.Sent:N0}");
        table.AddRow(
            "acknowledged",
            $"{interval.Rate(interval.Counts.Acknowledged):N0}/s",
            $"{counts.Acknowledged:N0}");
        table.AddRow("refused", $"{interval.Counts.Refused:N0}", $"{counts.Refused:N0}");
        table.AddRow("overloaded", $"{interval.Counts.Overloaded:N0}", $"{counts.Overloaded:N0}");
        table.AddRow("unknown", $"{interval.Counts.Unknown:N0}", $"{counts.Unknown:N0}");
        table.AddRow("p50", $"{interval.Latency.P50:0.0} ms", $"{latency.P50:0.0} ms");
        table.AddRow("p99", $"{interval.Latency.P99:0.0} ms", $"{latency.P99:0.0} ms");
        table.AddRow("p99.9", $"{interval.Latency.P999:0.0} ms", $"{latency.P999:0.0} ms");
        table.AddRow("late sends", $"{interval.Counts.Late:N0}", $"{counts.Late:N0}");
        table.AddRow("under way", $"{interval.InFlight:N0}", "");
        table.AddRow("own processor share", $"{interval.ProcessorShare:P0}", "");
        return table;
    }
}
