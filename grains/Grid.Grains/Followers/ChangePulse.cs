using System.Threading.Channels;

namespace Grid.Grains.Followers;

/// <summary>
/// One pulse for everybody who waits for changes: it beats when something has changed, at most four times a second. Who
/// waits for one stream is woken by that stream alone. Nothing runs while nothing changes.
/// </summary>
/// <param name="clock">What time the grid is told.</param>
/// <param name="pace">What it beats by.</param>
internal sealed class ChangePulse(TimeProvider clock, TimeProvider pace)
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromMilliseconds(250);

    // Rates fall while nothing happens any more. So much longer they are told of, once a second.
    private const int SettlingBeats = 12;

    private static readonly TimeSpan SettlingBeatEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Channel<bool> _moved = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Dictionary<string, ChangeWatch> _streams = new(StringComparer.Ordinal);
    private readonly HashSet<ChangeWatch> _due = [];
    private readonly ChangeWatch _all = new();
    private long _position = -1;
    private bool _isOver;
    private LiveChange _last = new(-1, clock.GetUtcNow());

    /// <summary>The last beat. Whoever reads the views after it sees all that was there then.</summary>
    public LiveChange Last => Volatile.Read(ref _last);

    /// <summary>Beats until it is cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        while (await _moved.Reader.ReadAsync(cancellation))
        {
            Beat();
            await Pause.For(BeatEvery, pace, cancellation);
            await Settle(cancellation);
        }
    }

    /// <summary>Ends every waiting, for good.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
            _all.End();
            foreach (var watch in _streams.Values)
            {
                watch.End();
            }
        }
    }

    /// <summary>Entries have been taken.</summary>
    /// <param name="position">The last of them.</param>
    /// <param name="streams">The streams they belong to.</param>
    public void Move(long position, IEnumerable<string> streams)
    {
        lock (_gate)
        {
            _position = position;
            if (_streams.Count > 0)
            {
                foreach (var stream in streams)
                {
                    if (_streams.TryGetValue(stream, out var watch))
                    {
                        _due.Add(watch);
                    }
                }
            }
        }

        _moved.Writer.TryWrite(true);
    }

    /// <summary>Begins to wait for a stream, or for any.</summary>
    public ChangeWatch Enter(string? stream)
    {
        lock (_gate)
        {
            var watch = _all;
            if (stream is not null && !_streams.TryGetValue(stream, out watch!))
            {
                _streams.Add(stream, watch = new());
            }

            watch.Watchers++;
            if (_isOver)
            {
                watch.End();
            }

            return watch;
        }
    }

    /// <summary>Waits no longer.</summary>
    public void Leave(string? stream, ChangeWatch watch)
    {
        lock (_gate)
        {
            watch.Watchers--;
            if (stream is not null && watch.Watchers == 0)
            {
                _streams.Remove(stream);
                _due.Remove(watch);
            }
        }
    }

    private async Task Settle(CancellationToken cancellation)
    {
        for (var beat = 0; beat < SettlingBeats && _moved.Reader.Count == 0; beat++)
        {
            var moved = _moved.Reader.WaitToReadAsync(cancellation).AsTask();
            if (await Task.WhenAny(moved, Pause.For(SettlingBeatEvery, pace, cancellation)) != moved)
            {
                Beat();
            }

            cancellation.ThrowIfCancellationRequested();
        }
    }

    private void Beat()
    {
        lock (_gate)
        {
            Volatile.Write(ref _last, new(_position, clock.GetUtcNow()));
            _all.Tell(_last);
            foreach (var watch in _due)
            {
                watch.Tell(_last);
            }

            _due.Clear();
        }
    }
}
