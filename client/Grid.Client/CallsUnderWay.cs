namespace Grid.Client;

/// <summary>
/// Keeps a client from sending more than the grid answers within moments. A silo is the slower the more it holds at
/// once, so a call waits here for its turn, where waiting costs next to nothing. What would wait longer than moments is
/// answered when its caller has long given up; so it is told at once that the grid is overloaded.
/// </summary>
/// <param name="least">How many calls may be under way however slow the grid is.</param>
/// <param name="clock">The client's clock.</param>
internal sealed class CallsUnderWay(int least, TimeProvider clock)
{
    // Nobody knows yet how fast the grid is; this many it answers within moments unless it is in trouble.
    private const int First = 4096;

    // Of those that are in hand: enough that the grid never waits for the next.
    private const int OneOfIsSent = 4;

    /// <summary>How long a call may wait for those before it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = [];
    private long _since = clock.GetTimestamp();
    private int _answered;
    private int _sent;

    /// <summary>How many may be in hand now: under way, or waiting for their turn.</summary>
    public int Most { get; private set; } = Math.Max(least, First);

    private int SentMost => Math.Max(least, Most / OneOfIsSent);

    /// <summary>Waits for its turn, behind those who came before.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Whether there is room for one more; it must leave then.</returns>
    public ValueTask<bool> Enter(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_sent < SentMost)
            {
                _sent++;
                return new(true);
            }

            if (_sent + _waiting.Count >= Most)
            {
                return new(false);
            }

            var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            return new(cancellation.CanBeCanceled ? Await(turn, cancellation) : turn.Task);
        }
    }

    /// <summary>Leaves, with or without an answer.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            Count();
            _sent--;
            while (_sent < SentMost && _waiting.TryDequeue(out var next))
            {
                // Whoever waits no longer has no turn.
                _sent += next.TrySetResult(true) ? 1 : 0;
            }
        }
    }

    /// <summary>The answer to one for whom there is no room: when to come back, not all at once.</summary>
    public static Reply.Overloaded Overloaded() => new(Patience * (0.5 + Random.Shared.NextDouble()));

    private static async Task<bool> Await(TaskCompletionSource<bool> turn, CancellationToken cancellation)
    {
        await using var stop = cancellation.UnsafeRegister(_ => turn.TrySetCanceled(cancellation), null);
        return await turn.Task;
    }

    private void Count()
    {
        _answered++;
        var passed = clock.GetElapsedTime(_since);
        if (passed < Window)
        {
            return;
        }

        // A client with little to do learns nothing of what the grid could do.
        if (_sent >= least)
        {
            Measure(_answered / passed.TotalSeconds);
        }

        (_since, _answered) = (clock.GetTimestamp(), 0);
    }

    // As many as are answered within the patience that there is; half of the way at a time, for rates jump.
    private void Measure(double rate)
    {
        var fitting = Math.Max(least, rate * Patience.TotalSeconds);
        Most = (int)((Most + fitting) / 2);
    }
}
