using Grid.Replay.Running;
using Spectre.Console;

namespace Grid.Cli.Output;

/// <summary>Reading and replaying as they go, with rate and time left; on a terminal only.</summary>
internal sealed class ReplayProgressBar : IProgress<double>, IProgress<ReplayProgress>, IAsyncDisposable
{
    private readonly TaskCompletionSource _done = new();
    private readonly TaskCompletionSource<(ProgressTask Read, ProgressTask Replay)> _tasks = new();
    private readonly bool _isShown;
    private readonly bool _isQuiet;
    private readonly Task _shown;

    public ReplayProgressBar(bool isQuiet)
    {
        _isQuiet = isQuiet;
        _isShown = !isQuiet && !Console.IsErrorRedirected && !Console.IsOutputRedirected;
        _shown = _isShown ? Show() : Task.CompletedTask;
    }

    public void Say(string line)
    {
        if (!_isShown && !_isQuiet)
        {
            Console.Error.WriteLine(line);
        }
    }

    public void Report(double value) => With(tasks => tasks.Read.Value = value);

    public void Report(ReplayProgress value) => With(tasks =>
    {
        tasks.Replay.MaxValue = Math.Max(1, value.Of);
        tasks.Replay.Value = Math.Max(tasks.Replay.Value, value.Acts);
    });

    public void Finish() => _done.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Finish();
        await _shown;
    }

    private void With(Action<(ProgressTask Read, ProgressTask Replay)> update)
    {
        if (_isShown && _tasks.Task.IsCompletedSuccessfully)
        {
            update(_tasks.Task.Result);
        }
    }

    private Task Show() => AnsiConsole.Progress()
        .Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(),
            new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            _tasks.SetResult((context.AddTask("reading", maxValue: 1), context.AddTask("replaying", maxValue: 1)));
            await _done.Task;
        });

    /// <summary>Acts a second, where acts are what is counted.</summary>
    private sealed class RateColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(
            Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task is { Speed: { } speed, MaxValue: > 1 } ? $"{speed:N0} acts/s" : "");
    }
}
