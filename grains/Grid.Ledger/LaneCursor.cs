using System.Globalization;

namespace Grid.Ledger;

/// <summary>
/// What a cursor says: how many entries of each lane its holder has had, as <c>LANE:COUNT</c> after <c>LANE:COUNT</c>.
/// A <c>!</c> behind one says that the next entry of the lane is to be given although its predecessor is missing.
/// </summary>
internal sealed class LaneCursor
{
    private readonly SortedDictionary<int, long> _had = [];
    private readonly HashSet<int> _forgiven = [];

    /// <summary>How many entries of a lane were had; to tell it ends what was forgiven.</summary>
    public long this[int lane]
    {
        get => _had.GetValueOrDefault(lane);
        set
        {
            _had[lane] = value;
            _forgiven.Remove(lane);
        }
    }

    /// <summary>Behind everything.</summary>
    public static LaneCursor Behind(ImmutableArray<long> sizes)
    {
        var cursor = new LaneCursor();
        for (var lane = 0; lane < sizes.Length; lane++)
        {
            cursor[lane] = sizes[lane];
        }

        return cursor;
    }

    /// <exception cref="ArgumentException">It is none of ours.</exception>
    public static LaneCursor Parse(Cursor cursor)
    {
        var parsed = new LaneCursor();
        foreach (var text in (cursor.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isForgiven = text.EndsWith('!');
            if ((isForgiven ? text[..^1] : text).Split(':') is not [var lane, var count]
                || !int.TryParse(lane, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                || !parsed._had.TryAdd(number, read))
            {
                throw new ArgumentException($"`{cursor}` is no cursor of a grid; start without one");
            }

            if (isForgiven)
            {
                parsed._forgiven.Add(number);
            }
        }

        return parsed;
    }

    /// <summary>Makes sure that it can be of a ledger that has these sizes.</summary>
    /// <exception cref="ArgumentException">It has had more than there is.</exception>
    public void ThrowIfAhead(ImmutableArray<long> sizes)
    {
        foreach (var (lane, had) in _had)
        {
            var size = lane < sizes.Length ? sizes[lane] : 0;
            if (had > size)
            {
                throw new ArgumentException(
                    $"the cursor `{Print()}` has had {had} entries of lane {lane}, which has {size}: it is of another "
                    + "grid, or this ledger was cut short; run `grid verify` on the store, or start without a cursor");
            }
        }
    }

    /// <summary>Whether a lane has entries that were not had.</summary>
    public bool IsBehind(ImmutableArray<long> sizes)
    {
        for (var lane = 0; lane < sizes.Length; lane++)
        {
            if (this[lane] < sizes[lane])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The next entry of a lane is to be given, whatever is missing before it.</summary>
    public void Forgive(int lane)
    {
        _had.TryAdd(lane, 0);
        _forgiven.Add(lane);
    }

    public bool Forgives(int lane) => _forgiven.Contains(lane);

    public Cursor Print() => new(string.Join(' ', _had.Select(lane => string.Create(
        CultureInfo.InvariantCulture, $"{lane.Key}:{lane.Value}{(_forgiven.Contains(lane.Key) ? "!" : "")}"))));
}
