using Grid.Domain.Clocks;

namespace Grid.Grains.Followers.Live;

/// <summary>
/// Which officers' deadlines have passed without what they limit. A case is told of by its entries; that a deadline
/// passes is no entry, so those to come wait in the order of their times.
/// </summary>
internal sealed class LiveClocks
{
    private readonly TextPool _texts = new();

    // Of a clock that has moved since, a place in the queue stays until its time has come, and means nothing then.
    private readonly PriorityQueue<(LiveCase Case, string Clock), long> _ahead = new();
    private long _now;

    /// <summary>Takes note of what happened to a case.</summary>
    public void Take(LiveCase found, CaseEvent happened)
    {
        switch (happened)
        {
            case CaseEvent.ClockStarted started:
                Set(found, started.Clock, started.Due);
                break;
            case CaseEvent.ClockMoved moved:
                Set(found, moved.Clock, moved.Due);
                break;
            case CaseEvent.ClockStopped stopped:
                Drop(found, stopped.Clock.Value);
                break;
            case CaseEvent.Closed or CaseEvent.Merged:
                found.Clocks = [];
                break;
            default:
                break;
        }
    }

    /// <summary>Goes on to a time.</summary>
    /// <returns>The cases in which a deadline has passed since.</returns>
    public IReadOnlyCollection<LiveCase> Advance(Timestamp now)
    {
        _now = now.AsUtc;
        HashSet<LiveCase>? passed = null;
        while (_ahead.TryPeek(out var next, out var due) && due < _now)
        {
            _ahead.Dequeue();
            var clock = new LiveClock(next.Clock, due, IsOverdue: false);
            if (next.Case.Clocks.Contains(clock))
            {
                next.Case.Clocks = next.Case.Clocks.Replace(clock, clock with { IsOverdue = true });
                (passed ??= []).Add(next.Case);
            }
        }

        return passed ?? (IReadOnlyCollection<LiveCase>)[];
    }

    private void Set(LiveCase found, ClockId clock, Timestamp? due)
    {
        Drop(found, clock.Value);
        // A term that binds a party, or says not before when, makes nobody late.
        if (!found.IsOpen || due is not { } at
            || found.Pack?.Pack?.ClockNamed(clock) is not { Bound: ClockBound.Maximum, Holder: not null })
        {
            return;
        }

        var id = _texts.Of(clock.Value);
        var isOverdue = at.AsUtc < _now;
        found.Clocks = found.Clocks.Add(new(id, at.AsUtc, isOverdue));
        if (!isOverdue)
        {
            _ahead.Enqueue((found, id), at.AsUtc);
        }
    }

    private static void Drop(LiveCase found, string clock)
    {
        foreach (var known in found.Clocks)
        {
            if (known.Id == clock)
            {
                found.Clocks = found.Clocks.Remove(known);
                return;
            }
        }
    }
}
