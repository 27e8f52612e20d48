namespace Grid.Grains.Followers.FanOut;

/// <summary>
/// Works that do not wait for one another, but for those on the same subject: what follows from the change of one
/// officer must not wait until a hundred thousand cases of another have been told.
/// </summary>
/// <param name="atOnce">How many are done at the same time.</param>
internal sealed class SideBySide(int atOnce) : IAsyncDisposable
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    private readonly SemaphoreSlim _room = new(atOnce);
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);

    /// <summary>Done when any of them is; never where none is under way.</summary>
    public Task Any => _last.Count == 0 ? Never : Task.WhenAny(_last.Values);

    /// <summary>
    /// Begins a work, behind the last one on its subject; where that has failed, so has this. What has not begun yet
    /// will find whatever there is by then: of the same subject nothing more need wait.
    /// </summary>
    public void Begin(string subject, Func<Task> work)
    {
        lock (_waiting)
        {
            if (!_waiting.Add(subject))
            {
                return;
            }
        }

        _last[subject] = After(subject, _last.GetValueOrDefault(subject, Task.CompletedTask), work);
    }

    /// <summary>Lets go of what is done.</summary>
    /// <exception cref="Exception">That of a work that has failed.</exception>
    public async Task Settle()
    {
        foreach (var (subject, work) in _last.Where(known => known.Value.IsCompleted).ToArray())
        {
            _last.Remove(subject);
            await work;
        }
    }

    /// <summary>Waits for all of them, however they end; whoever ends them early cancels them first.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_last.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _last.Clear();
        _room.Dispose();
    }

    private async Task After(string subject, Task last, Func<Task> work)
    {
        await last;
        await _room.WaitAsync();
        try
        {
            lock (_waiting)
            {
                _waiting.Remove(subject);
            }

            await work();
        }
        finally
        {
            _room.Release();
        }
    }
}
