namespace Grid.Client;

/// <summary>
/// Keeps a client from sending more than the grid answers within moments. What is sent beyond that waits in buffers
/// that nobody sees, and is answered when its caller has long given up; so it is told at once that the grid is
/// overloaded, and costs the grid nothing.
/// </summary>
/// <param name="many">
/// How many calls one piece of work of the client keeps under way. However slow the grid is there is room for twice as
/// many, so that such a piece leaves room for the rest.
/// </param>
/// <param name="clock">The client's clock.</param>
internal sealed class CallsUnderWay(int many, TimeProvider clock)
{
    // Nobody knows yet how fast the grid is; this many it answers within moments unless it is in trouble.
    private const int First = 1024;

    // How long a call may wait for those before it: longer than a grid takes that has room, be it while a disk is
    // flushed, and no longer, since what a silo has in hand it keeps in memory, and looks through at each collection.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(75);

    private static readonly TimeSpan ComeBack = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(100);

    // A grid that was asked for less, or stood still for a moment, is not a slower one.
    private static readonly TimeSpan Forget = TimeSpan.FromSeconds(2);

    private readonly int _least = 2 * many;
    private long _since = clock.GetTimestamp();
    private long _quietSince = clock.GetTimestamp();
    private int _answered;
    private int _most = Math.Max(2 * many, First);
    private int _underWay;

    /// <summary>How many may be under way now.</summary>
    public int Most => Volatile.Read(ref _most);

    /// <summary>Whether there is room for one more; it must leave then.</summary>
    public bool TryEnter()
    {
        var underWay = Interlocked.Increment(ref _underWay);
        if (underWay == many)
        {
            ForgetQuiet();
        }

        if (underWay <= Most)
        {
            return true;
        }

        Interlocked.Decrement(ref _underWay);
        return false;
    }

    /// <summary>Leaves, with or without an answer.</summary>
    public void Leave()
    {
        var others = Interlocked.Decrement(ref _underWay);
        var answered = Interlocked.Increment(ref _answered);
        var since = Volatile.Read(ref _since);
        var now = clock.GetTimestamp();
        if (others == many - 1)
        {
            Volatile.Write(ref _quietSince, now);
        }

        if (clock.GetElapsedTime(since, now) >= Window
            && Interlocked.CompareExchange(ref _since, now, since) == since)
        {
            Interlocked.Add(ref _answered, -answered);
            // A client with little to do learns nothing of what the grid could do. This one was under way itself.
            if (others + 1 >= many)
            {
                Measure(answered, clock.GetElapsedTime(since, now));
            }
        }
    }

    /// <summary>The answer to one for whom there is no room: when to come back, not all at once.</summary>
    public static Reply.Overloaded Overloaded() => new(ComeBack * (0.5 + Random.Shared.NextDouble()));

    // What was answered while there was little to do tells nothing of the grid, and neither does the time that it took.
    private void ForgetQuiet()
    {
        var now = clock.GetTimestamp();
        if (clock.GetElapsedTime(Volatile.Read(ref _quietSince), now) >= Window)
        {
            Volatile.Write(ref _since, now);
            Volatile.Write(ref _answered, 0);
        }
    }

    // As many as are answered within the patience that there is; upwards half of the way at a time, for rates jump.
    private void Measure(int answered, TimeSpan within)
    {
        var fitting = Math.Max(_least, answered * (Patience / within));
        var part = fitting > Most ? 0.5 : Math.Min(0.5, within / Forget);
        Volatile.Write(ref _most, (int)(Most + ((fitting - Most) * part)));
    }
}
