namespace Grid.Grains.Followers;

/// <summary>
/// What a silo does beside answering, from the start of its last stage to its stop. What nobody foresaw must not end it
/// in silence, nor the silo at all: a work that fails is told, and begins again a moment later.
/// </summary>
internal sealed class BackgroundWork : IAsyncDisposable
{
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeProvider _pace;
    private readonly Action<Exception> _failed;
    private readonly ImmutableArray<Func<CancellationToken, Task>> _works;
    private Task _running = Task.CompletedTask;
    private bool _isDisposed;

    /// <param name="pace">What it is paced by.</param>
    /// <param name="failed">Told of each failure.</param>
    /// <param name="works">What is done side by side, each until it is cancelled.</param>
    public BackgroundWork(
        TimeProvider pace, Action<Exception> failed, params ReadOnlySpan<Func<CancellationToken, Task>> works) =>
        (_pace, _failed, _works) = (pace, failed, [.. works]);

    public void Start() => _running = Task.WhenAll(_works.Select(work => Task.Run(() => RunOn(work))));

    public async Task Stop()
    {
        await _stopping.CancelAsync();
        await _running;
    }

    /// <summary>Runs with the silo. It stops its stages in reverse: this ends before what it asks.</summary>
    public void Join(ISiloLifecycle lifecycle, string name, Func<Task>? stop = null) => lifecycle.Subscribe(
        name,
        ServiceLifecycleStage.Active,
        _ =>
        {
            Start();
            return Task.CompletedTask;
        },
        async _ => await (stop ?? Stop)());

    public async ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref _isDisposed, true))
        {
            await Stop();
            _stopping.Dispose();
        }
    }

    private async Task RunOn(Func<CancellationToken, Task> work)
    {
        for (var wait = TimeSpan.Zero; !_stopping.IsCancellationRequested; wait = RestartAfter)
        {
            try
            {
                await Pause.For(wait, _pace, _stopping.Token);
                await work(_stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed)
            {
                _failed(failed);
            }
        }
    }
}
