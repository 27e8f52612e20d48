using System.Globalization;
using Grid.Packs.Yaml;

namespace Grid.Packs.Diff;

/// <summary>Whether what a field says now leaves more room than what it said.</summary>
/// <param name="section">The section of the row.</param>
/// <param name="row">The row as it is now.</param>
internal sealed class ShiftOfField(string section, IReadOnlyDictionary<string, RowField> row)
{
    // From the share that is had most easily to the one that is had least.
    private static readonly ImmutableArray<string> Shares =
        ["more-than-half-of-voters", "more-than-half", "two-thirds-of-voters", "two-thirds", "all"];

    private static readonly ImmutableArray<string> Rolls = ["previous_workday", "none", "next_workday"];

    // A clock that says how long must be waited at least is tight where it is long.
    private bool IsMinimum =>
        row.GetValueOrDefault("bound")?.Text == "minimum" || row.GetValueOrDefault("direction")?.Text == "before";

    private string? Rule => row.GetValueOrDefault("rule")?.Text;

    public LimitShift Of(RowField? before, RowField? after)
    {
        var there = after ?? before!;
        return (section, there.Top, there.Leaf) switch
        {
            ("clocks", "length", _) => Longer(before, after, IsMinimum),
            ("clocks", "extend", "add" or "to" or "times") => Longer(before, after, isTight: false),
            (_, _, "apply_before_days" or "decide_before_days" or "count") => Longer(before, after, isTight: true),
            ("clocks", "exclude_on" or "restart_on", _) => More(before, after, isTight: IsMinimum),
            ("clocks", "subtract_on", _) => More(before, after, isTight: !IsMinimum),
            ("clocks", _, "roll_on_holiday") => Later(Rolls, before, after, isTight: false),
            ("counting", "exclude" or "restart", _) => More(before, after, isTight: false),
            ("counting", "extend", "add" or "to" or "times") => Longer(before, after, isTight: false),
            ("counting", "events", _) when Rule == "exclude" => More(before, after, isTight: false),
            ("counting", "to", _) => Later(Rolls, before, after, isTight: false),
            ("counting", "for", _) when Rule == "effects" => More(before, after, isTight: false),
            ("counting", "except", _) when Rule == "roll-over" => More(before, after, isTight: true),
            ("rules", _, "hours") => Longer(before, after, isTight: false),
            ("rules", _, "quorum" or "majority") => Later(Shares, before, after, isTight: true),
            ("rules", "unless" or "except", _) => More(before, after, isTight: false),
            ("rules", "needs" or "facts", _) => More(before, after, isTight: true),
            _ => LimitShift.None,
        };
    }

    private static LimitShift Longer(RowField? before, RowField? after, bool isTight) =>
        Towards(Amount(before), Amount(after), isTight);

    private static LimitShift More(RowField? before, RowField? after, bool isTight)
    {
        var (old, now) = (Items(before), Items(after));
        var (came, went) = (now.Except(old).Any(), old.Except(now).Any());
        return came == went ? LimitShift.None : Towards(0, came ? 1 : -1, isTight);
    }

    private static LimitShift Later(ImmutableArray<string> order, RowField? before, RowField? after, bool isTight)
    {
        var (old, now) = (order.IndexOf(before?.Text ?? ""), order.IndexOf(after?.Text ?? ""));
        return old < 0 || now < 0 ? LimitShift.None : Towards(old, now, isTight);
    }

    private static LimitShift Towards(double? before, double? after, bool isTight) =>
        before is not { } old || after is not { } now || old == now ? LimitShift.None
        : now > old == isTight ? LimitShift.Tightens
        : LimitShift.Loosens;

    private static IEnumerable<string> Items(RowField? field) => field?.Node switch
    {
        null => [],
        Node.List list => list.Items.Select(FieldText.Of),
        _ => [field.Text],
    };

    // In days, near enough to tell the longer of two from the shorter; no limit is the longest of all.
    private static double? Amount(RowField? field) => field?.Node switch
    {
        null => 0,
        Node.List list => list.Items.Sum(Days),
        Node.Mapping term => Days(term),
        Node.Text { Content: "none" or "unbounded" } => double.PositiveInfinity,
        Node.Text text => double.TryParse(text.Content, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };

    private static double Days(Node node)
    {
        if (node is not Node.Mapping term
            || !double.TryParse(FieldText.Member(term, "value"), CultureInfo.InvariantCulture, out var value))
        {
            return double.PositiveInfinity;
        }

        return value * FieldText.Member(term, "unit") switch
        {
            "hour" => 1 / 24.0,
            "working_day" => 1.4,
            "half_month" => 15,
            "month" => 30.4,
            "year" => 365.2,
            _ => 1,
        };
    }
}
