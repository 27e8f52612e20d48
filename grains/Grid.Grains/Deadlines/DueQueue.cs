using Grid.Ledger.Indexes;

namespace Grid.Grains.Deadlines;

/// <summary>Steps in the order of their times; of those set anew only the latest counts.</summary>
internal sealed class DueQueue
{
    private readonly PriorityQueue<DueStep, (long Due, int Set)> _order = new();
    private readonly Dictionary<ClockKey, DueStep> _latest = [];

    public int Count => _latest.Count;

    /// <summary>When the first is due, in ticks of UTC; nothing where there is none.</summary>
    public long? First
    {
        get
        {
            while (_order.TryPeek(out var step, out _))
            {
                if (IsLatest(step))
                {
                    return step.Due;
                }

                _order.Dequeue();
            }

            return null;
        }
    }

    public void Add(DueStep step)
    {
        if (!_latest.TryGetValue(step.Key, out var known) || known.Set < step.Set)
        {
            _latest[step.Key] = step;
            _order.Enqueue(step, (step.Due, step.Set));
        }
    }

    /// <summary>How many are due by a time.</summary>
    public int CountDue(long now)
    {
        var due = 0;
        foreach (var step in _latest.Values)
        {
            due += step.Due <= now ? 1 : 0;
        }

        return due;
    }

    /// <summary>Takes the oldest that are due, of each case one at the most.</summary>
    public List<DueStep> Take(long now, int count)
    {
        var (taken, cases, later) = (new List<DueStep>(count), new HashSet<CaseId>(), new List<DueStep>());
        while (taken.Count < count && later.Count < count && First <= now)
        {
            var step = _order.Dequeue();
            if (cases.Add(step.Case))
            {
                _latest.Remove(step.Key);
                taken.Add(step);
            }
            else
            {
                later.Add(step);
            }
        }

        foreach (var step in later)
        {
            _order.Enqueue(step, (step.Due, step.Set));
        }

        return taken;
    }

    private bool IsLatest(DueStep step) => ReferenceEquals(_latest.GetValueOrDefault(step.Key), step);
}
