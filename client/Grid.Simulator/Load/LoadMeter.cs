using Grid.Contracts;

namespace Grid.Simulator.Load;

/// <summary>Counts and times the commands of a load. Every member may be called from any thread.</summary>
internal sealed class LoadMeter
{
    /// <summary>From when on a send is late: well beyond what it takes a thread to wake up.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMilliseconds(10);

    private long _sent;
    private long _acknowledged;
    private long _acknowledgedInTime;
    private long _refused;
    private long _overloaded;
    private long _unknown;
    private long _settled;
    private long _retries;
    private long _late;
    private long _heldBack;
    private long _openedForWant;

    /// <summary>From the intended start to the acknowledgement.</summary>
    public LatencyRecord Latency { get; } = new();

    /// <summary>From the send that was answered to the answer: what it takes the grid alone.</summary>
    public LatencyRecord Service { get; } = new();

    /// <summary>From the intended start to the first send.</summary>
    public LatencyRecord Delay { get; } = new();

    public LoadCounts Counts => new(
        Volatile.Read(ref _sent), Volatile.Read(ref _acknowledged), Volatile.Read(ref _refused),
        Volatile.Read(ref _overloaded), Volatile.Read(ref _unknown))
    {
        Retries = Volatile.Read(ref _retries),
        Settled = Volatile.Read(ref _settled),
        Late = Volatile.Read(ref _late),
        HeldBack = Volatile.Read(ref _heldBack),
        OpenedForWant = Volatile.Read(ref _openedForWant),
        AcknowledgedInTime = Volatile.Read(ref _acknowledgedInTime),
    };

    public void Sending(LoadCommand command, TimeSpan delay, bool isHeldBack)
    {
        Interlocked.Increment(ref _sent);
        Interlocked.Add(ref _openedForWant, command.IsForWant ? 1 : 0);
        Delay.Add(delay);
        if (delay > LateAfter)
        {
            Interlocked.Increment(ref _late);
            if (isHeldBack)
            {
                Interlocked.Increment(ref _heldBack);
            }
        }
    }

    public void Retrying() => Interlocked.Increment(ref _retries);

    public void Answered(Reply reply, TimeSpan latency, TimeSpan service, bool isInTime)
    {
        switch (reply)
        {
            case Reply.Done or Reply.AlreadySo:
                Interlocked.Increment(ref _acknowledged);
                Interlocked.Add(ref _acknowledgedInTime, isInTime ? 1 : 0);
                Latency.Add(latency);
                Service.Add(service);
                break;
            case Reply.Refused:
                Interlocked.Increment(ref _refused);
                break;
            default:
                Interlocked.Increment(ref _overloaded);
                break;
        }
    }

    public void Lost() => Interlocked.Increment(ref _unknown);

    /// <summary>What was unknown has an answer after all.</summary>
    public void Settled()
    {
        Interlocked.Decrement(ref _unknown);
        Interlocked.Increment(ref _settled);
    }
}
