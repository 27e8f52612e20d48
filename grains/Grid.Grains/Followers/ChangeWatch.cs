namespace Grid.Grains.Followers;

/// <summary>What those who watch the same thing share: the last change, and the signal of the next.</summary>
internal sealed class ChangeWatch
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = New();
    private LiveChange? _last;
    private bool _isOver;

    /// <summary>How many watch; for the pulse, which alone changes it.</summary>
    public int Watchers { get; set; }

    /// <summary>The last change; nothing before there was one.</summary>
    public LiveChange? Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>The change after the one that was seen, as soon as there is one; nothing at the end.</summary>
    public async Task<LiveChange?> After(LiveChange? seen, CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_isOver || !ReferenceEquals(_last, seen))
                {
                    return _isOver ? null : _last;
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancellation);
        }
    }

    public void Tell(LiveChange change)
    {
        TaskCompletionSource next;
        lock (_gate)
        {
            _last = change;
            (next, _next) = (_next, New());
        }

        next.SetResult();
    }

    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
            _next.TrySetResult();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
