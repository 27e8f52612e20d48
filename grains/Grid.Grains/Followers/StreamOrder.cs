using Grid.Grains.Followers.Live;

namespace Grid.Grains.Followers;

/// <summary>
/// Puts the entries of several lanes in order within each stream: one whose predecessor has not been seen is held back.
/// The predecessor was durable before it, so it shows by the time every lane has been read once more; where it does
/// not, it is missing, and what was held back is let go for the views to see the gap.
/// </summary>
internal sealed class StreamOrder
{
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedList<int, FollowedEntry>> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (int Count, long From)> _heldIn = [];
    private readonly HashSet<string> _overdue = new(StringComparer.Ordinal);

    /// <summary>How many streams wait for a predecessor.</summary>
    public int Held => _held.Count;

    /// <summary>
    /// A position of a lane before which nothing is held back; nothing where nothing of the lane is. It may lie further
    /// back than the first that waits: to look for that each time would cost more than it tells.
    /// </summary>
    public long? HeldFrom(int lane) => _heldIn.TryGetValue(lane, out var held) ? held.From : null;

    /// <summary>Takes an entry.</summary>
    /// <returns>What may go on now, in order.</returns>
    public IEnumerable<FollowedEntry> Take(FollowedEntry entry)
    {
        if (entry.Content is not var (header, _))
        {
            return [entry];
        }

        if (header.Sequence > _last.GetValueOrDefault(entry.Stream) + 1)
        {
            Hold(entry, header.Sequence);
            return [];
        }

        _last[entry.Stream] = Math.Max(header.Sequence, _last.GetValueOrDefault(entry.Stream));
        return _held.ContainsKey(entry.Stream) ? [entry, .. Follow(entry.Stream)] : [entry];
    }

    /// <summary>Says that every lane has been read to the end that it had when this was last said.</summary>
    /// <returns>What has waited since then, and waits for something that is missing.</returns>
    public IEnumerable<FollowedEntry> GiveUp()
    {
        if (_held.Count == 0)
        {
            return [];
        }

        var missing = _held.Where(pair => _overdue.Contains(pair.Key)).ToList();
        _overdue.Clear();
        _overdue.UnionWith(_held.Keys);
        var released = new List<FollowedEntry>();
        foreach (var (stream, waiting) in missing)
        {
            released.AddRange(waiting.Values.Select(Release));
            _last[stream] = waiting.Keys[^1];
            _held.Remove(stream);
            _overdue.Remove(stream);
        }

        return released;
    }

    private void Hold(FollowedEntry entry, int sequence)
    {
        if (!_held.TryGetValue(entry.Stream, out var waiting))
        {
            _held[entry.Stream] = waiting = [];
        }

        if (waiting.TryGetValue(sequence, out var other))
        {
            Release(other);
        }

        waiting[sequence] = entry;
        _heldIn[entry.Lane] = _heldIn.TryGetValue(entry.Lane, out var held)
            ? (held.Count + 1, Math.Min(held.From, entry.Position))
            : (1, entry.Position);
    }

    private FollowedEntry Release(FollowedEntry entry)
    {
        var (count, from) = _heldIn[entry.Lane];
        if (count == 1)
        {
            _heldIn.Remove(entry.Lane);
        }
        else
        {
            _heldIn[entry.Lane] = (count - 1, from);
        }

        return entry;
    }

    private List<FollowedEntry> Follow(string stream)
    {
        var (waiting, released) = (_held[stream], new List<FollowedEntry>());
        while (waiting.Count > 0 && waiting.Keys[0] <= _last[stream] + 1)
        {
            released.Add(Release(waiting.Values[0]));
            _last[stream] = Math.Max(waiting.Keys[0], _last[stream]);
            waiting.RemoveAt(0);
        }

        if (waiting.Count == 0)
        {
            _held.Remove(stream);
            _overdue.Remove(stream);
        }

        return released;
    }
}
