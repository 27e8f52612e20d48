using Grid.Domain.Rules.Supervision;

namespace Grid.Grains.Followers.Bursts;

/// <summary>The latest deeds of one officer that a row counts, in the order of their times.</summary>
internal sealed class DeedWindow
{
    private readonly List<(Timestamp At, CaseId Case, int Entry)> _deeds = [];
    private long _quietUntil;

    /// <summary>The time of the latest deed, in ticks of UTC.</summary>
    public long Latest => _deeds.Count == 0 ? 0 : _deeds[^1].At.AsUtc;

    /// <summary>Counts a deed.</summary>
    /// <returns>The burst that it makes; nothing where it makes none, or one was told a while ago.</returns>
    public Burst? Take(SupervisionRow.Burst row, Timestamp at, CaseId subject, int entry)
    {
        var place = _deeds.Count;
        // Most are told in order.
        while (place > 0 && _deeds[place - 1].At.AsUtc > at.AsUtc)
        {
            place--;
        }

        _deeds.Insert(place, (at, subject, entry));
        var found = FirstWith(place, row);
        // What is told late may be a little older than what is known, and not much.
        var old = Latest - (2 * row.Within.Ticks);
        _deeds.RemoveRange(0, _deeds.TakeWhile(deed => deed.At.AsUtc < old).Count());
        return found;
    }

    // Whatever makes a burst with the new deed is among its neighbours.
    private Burst? FirstWith(int place, SupervisionRow.Burst row)
    {
        for (var from = Math.Max(0, place - row.Count + 1); from <= place; from++)
        {
            var until = from + row.Count - 1;
            if (until < _deeds.Count && _deeds[until].At.AsUtc - _deeds[from].At.AsUtc <= row.Within.Ticks)
            {
                return _deeds[from].At.AsUtc <= _quietUntil ? null : Of(row, _deeds[from..(until + 1)]);
            }
        }

        return null;
    }

    private Burst Of(SupervisionRow.Burst row, List<(Timestamp At, CaseId Case, int Entry)> deeds)
    {
        var last = deeds[^1];
        _quietUntil = last.At.AsUtc + row.Quiet.Ticks;
        return new(row.Row.Id, deeds[0].At, last.At, deeds.Count)
        {
            Cases = [.. deeds.Select(deed => deed.Case).Distinct().Take(Burst.CasesNamedMax)],
            Last = last.Case,
            Entry = last.Entry,
        };
    }
}
