using System.Globalization;

namespace Grid.Ledger.Verification;

/// <summary>Whether the positions of each lane run from 0 without a gap, up to the size that the lane says.</summary>
internal sealed class LanePositions
{
    private readonly Dictionary<int, Lane> _lanes = [];

    public int Count => _lanes.Count;

    /// <summary>Whether no entry is missing, so far as the lanes can say.</summary>
    public bool IsWhole { get; private set; } = true;

    public void Add(int number, long position)
    {
        if (!_lanes.TryGetValue(number, out var lane))
        {
            _lanes[number] = lane = new();
        }

        if (position != lane.Next)
        {
            lane.Gaps.Add((lane.Next, position));
        }

        lane.First ??= position;
        lane.Entries++;
        lane.Next = position == long.MaxValue ? position : position + 1;
    }

    /// <summary>Compares with the rows of <c>lane</c>, once every entry has been added.</summary>
    public void Verify(ImmutableArray<(long Lane, long Epoch, long Size)> rows, DamageList damage)
    {
        foreach (var (number, epoch, size) in rows)
        {
            var lane = _lanes.GetValueOrDefault((int)Math.Clamp(number, -1, int.MaxValue)) ?? new();
            Gaps(number, lane, damage);
            if (size != lane.Next)
            {
                IsWhole = false;
                damage.Add("lane", $"{number}", "size", $"the column says {size}, the entries end at {lane.Next}");
            }

            if (epoch < 1)
            {
                damage.Add("lane", $"{number}", "epoch", $"{epoch} is no epoch: the first opening makes it 1");
            }
        }

        Strays(rows, damage);
    }

    private void Gaps(long number, Lane lane, DamageList damage)
    {
        foreach (var (missing, found) in lane.Gaps)
        {
            IsWhole = false;
            damage.Add(
                "entry",
                Row(number, Math.Min(missing, found)),
                "position",
                found > missing ? $"the row is missing: the next one is at {found}" : "a lane begins at 0");
        }
    }

    // Entries of a lane that has no row: either they were moved out of their own, or their lane's row is gone.
    private void Strays(ImmutableArray<(long Lane, long Epoch, long Size)> rows, DamageList damage)
    {
        var isAnyKnown = rows.Any(row => row.Lane is >= 0 and <= int.MaxValue && _lanes.ContainsKey((int)row.Lane));
        foreach (var (number, lane) in _lanes.Where(pair => rows.All(row => row.Lane != pair.Key)))
        {
            if (isAnyKnown)
            {
                damage.Add(
                    "entry",
                    Row(number, lane.First!.Value),
                    "lane",
                    $"{lane.Entries} entries are in lane {number}, which is not there");
            }
            else
            {
                damage.Add("lane", $"{number}", "lane", "the row is missing");
            }
        }

        if (rows.IsEmpty && _lanes.Count == 0)
        {
            damage.Add("lane", "0", "lane", "the row is missing");
        }
    }

    private static string Row(long lane, long position) =>
        string.Create(CultureInfo.InvariantCulture, $"{lane}/{position}");

    private sealed class Lane
    {
        public long Next { get; set; }

        public long? First { get; set; }

        public long Entries { get; set; }

        public List<(long Missing, long Found)> Gaps { get; } = [];
    }
}
