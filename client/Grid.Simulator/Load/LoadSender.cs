using System.Collections.Concurrent;
using Grid.Contracts;

namespace Grid.Simulator.Load;

/// <summary>
/// Sends each command when it is due, whatever became of those before. Answers are taken as they come; an overloaded
/// grid is tried again as the scenario says, and what stays without an answer is kept for afterwards.
/// </summary>
internal sealed class LoadSender(LoadSetting setting)
{
    // Short enough that a stop is noticed at once.
    private static readonly TimeSpan PauseMax = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentQueue<LoadCommand> _unsettled = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<LoadCommand> _repeated = new();
    private readonly SharedWaits _waits = new(setting.Pace.Clock);
    private TimeSpan _heldUntil = TimeSpan.MinValue;
    private long _started;
    private int _inFlight;
    private int _open = 1;

    /// <summary>Commands on their way to the grid, or back.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Commands that have no answer yet.</summary>
    public ConcurrentQueue<LoadCommand> Unsettled => _unsettled;

    /// <summary>Commands to be sent again when all is over.</summary>
    public ConcurrentQueue<LoadCommand> Repeated => _repeated;

    /// <summary>How long the load has been going on.</summary>
    public TimeSpan Elapsed => setting.Pace.Clock.GetElapsedTime(_started);

    /// <summary>Sends everything that is due, until the schedule ends or it is stopped.</summary>
    /// <returns>How long it was sent for.</returns>
    public async Task<TimeSpan> Send(ArrivalSchedule schedule, CancellationToken stop)
    {
        _started = setting.Pace.Clock.GetTimestamp();
        foreach (var intended in schedule.Times())
        {
            await Await(intended, stop);
            await HoldBack(stop);

            if (stop.IsCancellationRequested || (setting.EndsOnTime && Elapsed > setting.Scenario.Duration))
            {
                return Elapsed;
            }

            var command = setting.Plan.Next(intended);
            // What came due while others were held back is late for the same reason.
            setting.Meter.Sending(command, Elapsed - intended, isHeldBack: intended <= _heldUntil);
            Interlocked.Increment(ref _open);
            _ = Carry(command);
            Repeat(command);
        }

        await Await(setting.Scenario.Duration, stop);
        return Elapsed;
    }

    /// <summary>Waits until everything that was sent has been answered or given up.</summary>
    public Task Drain(CancellationToken cancellation)
    {
        Leave();
        return _idle.Task.WaitAsync(cancellation);
    }

    private void Repeat(LoadCommand command)
    {
        if (setting.Repeats.IsLate(command))
        {
            _repeated.Enqueue(command);
            _repeated.Enqueue(command);
        }

        if (setting.Repeats.IsDoubled(command))
        {
            Interlocked.Increment(ref _open);
            _ = Double(command);
        }
    }

    // The answer to the first is what counts; the second must agree with it, and where it is lost it is asked for.
    private async Task Double(LoadCommand command)
    {
        setting.Log?.Sending(command);
        try
        {
            var reply = await setting.Target.Submit(command.Submission, CancellationToken.None);
            setting.Log?.Answered(command, reply);
            setting.Note(command, reply);
        }
        catch (Exception failed)
        {
            setting.Log?.Unknown(command, failed);
            _repeated.Enqueue(command.Again());
        }
        finally
        {
            Leave();
        }
    }

    private async Task HoldBack(CancellationToken stop)
    {
        while (InFlight >= setting.Scenario.InFlightMax && !stop.IsCancellationRequested)
        {
            await setting.Pace.Pause(LeastPause);
            _heldUntil = Elapsed;
        }
    }

    private async Task Await(TimeSpan due, CancellationToken stop)
    {
        for (var left = due - Elapsed; left > TimeSpan.Zero && !stop.IsCancellationRequested; left = due - Elapsed)
        {
            await setting.Pace.Pause(left < PauseMax ? left : PauseMax);
        }
    }

    private async Task Carry(LoadCommand command)
    {
        var (overloaded, unknown) = (0, 0);
        try
        {
            while (true)
            {
                var sentAt = Elapsed;
                if (await Try(command) is not { } reply)
                {
                    if (unknown++ < setting.Scenario.Retries.Unknown)
                    {
                        // The attempt before it may still be under way: it is this that a grid must stand.
                        command = command.Again();
                        continue;
                    }

                    // Whatever went wrong on the way, it may have taken effect.
                    setting.Lose(command);
                    _unsettled.Enqueue(command);
                    return;
                }

                if (reply is Reply.Overloaded(var retryAfter)
                    && ++overloaded < setting.Scenario.Retries.AttemptsMax)
                {
                    setting.Meter.Retrying();
                    await Wait(retryAfter);
                    continue;
                }

                var now = Elapsed;
                setting.Settle(
                    command, reply, (now - command.Intended, now - sentAt), now <= setting.Scenario.Duration);
                return;
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Tries once; nothing where the outcome is unknown.</summary>
    private async Task<Reply?> Try(LoadCommand command)
    {
        Interlocked.Increment(ref _inFlight);
        setting.Log?.Sending(command);
        try
        {
            var reply = await setting.Target.Submit(command.Submission, CancellationToken.None);
            setting.Log?.Answered(command, reply);
            return reply;
        }
        catch (Exception failed)
        {
            setting.Log?.Unknown(command, failed);
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    // What waits for its next attempt is not under way: a load whose waiting held back others would not be open.
    private async Task Wait(TimeSpan retryAfter)
    {
        if (setting.Scenario.Retries.HeedHints)
        {
            await _waits.For(retryAfter);
            // Of those who have waited together none waits for the sending of another.
            await Task.Yield();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _idle.TrySetResult();
        }
    }
}
