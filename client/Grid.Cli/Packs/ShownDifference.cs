using System.Globalization;
using Grid.Cli.Output;
using Grid.Packs;
using Grid.Packs.Diff;

namespace Grid.Cli.Packs;

/// <summary>What changes from one pack to another, section by section.</summary>
internal static class ShownDifference
{
    private const int ClocksNamed = 6;

    public static object Answer(PackContent before, PackContent after, PackDifference difference) => new
    {
        Before = new { Pack = before.Name.Value, Version = before.Version.Value },
        After = new { Pack = after.Name.Value, Version = after.Version.Value },
        Sections = difference.Rows.GroupBy(row => row.Section, StringComparer.Ordinal).Select(section => new
        {
            Section = section.Key,
            Rows = section.Select(row => new { row.Row, row.Kind, row.Title, row.Shift, row.Fields }),
        }),
        Counting = difference.Counting.Select(change => new
        {
            change.What,
            change.Before,
            change.After,
            Clocks = change.Clocks.Select(clock => clock.Value),
        }),
        Liability = difference.Liability.Select(fault => new
        {
            Row = fault.Row.Value,
            fault.Fault,
            GoesBy = fault.IsByAfter ? "after" : "before",
        }),
        Totals = new
        {
            Added = difference.Count(ChangeKind.Added),
            Removed = difference.Count(ChangeKind.Removed),
            Changed = difference.Count(ChangeKind.Changed),
            Loosens = difference.Count(LimitShift.Loosens),
            Tightens = difference.Count(LimitShift.Tightens),
            Both = difference.Count(LimitShift.Both),
        },
    };

    public static void Print(PackContent before, PackContent after, PackDifference difference)
    {
        TextOutput.Row("before", $"{before.Name} {before.Version}");
        TextOutput.Row("after", $"{after.Name} {after.Version}");
        foreach (var section in difference.Rows.GroupBy(row => row.Section, StringComparer.Ordinal))
        {
            ShownPack.Heading(section.Key, section.Count());
            foreach (var row in section)
            {
                Print(row);
            }
        }

        PrintCounting(difference);
        PrintLiability(difference);
        Console.WriteLine();
        Console.WriteLine(difference.Rows.IsEmpty
            ? "nothing changes"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{difference.Count(ChangeKind.Added):N0} added, {difference.Count(ChangeKind.Removed):N0} removed, "
                + $"{difference.Count(ChangeKind.Changed):N0} changed; "
                + $"{difference.Count(LimitShift.Loosens):N0} loosen a limit, "
                + $"{difference.Count(LimitShift.Tightens):N0} tighten one, "
                + $"{difference.Count(LimitShift.Both):N0} do both"));
    }

    private static void Print(RowChange row)
    {
        var sign = row.Kind switch { ChangeKind.Added => '+', ChangeKind.Removed => '-', _ => '~' };
        Line($"{sign} {row.Row}{(row.Title is { } title ? $"  {title}" : "")}{Said(row.Shift)}");
        foreach (var field in row.Fields)
        {
            var name = field.Field.Length == 0 ? "" : $"{field.Field}: ";
            Line($"    {name}{field.Before ?? "nothing"} → {field.After ?? "nothing"}{Said(field.Shift)}");
        }
    }

    private static void PrintCounting(PackDifference difference)
    {
        if (difference.Counting.IsEmpty)
        {
            return;
        }

        ShownPack.Heading("clocks that other rows change", difference.Counting.Sum(change => change.Clocks.Length));
        foreach (var change in difference.Counting)
        {
            var clocks = string.Join(", ", change.Clocks.Take(ClocksNamed));
            var more = change.Clocks.Length > ClocksNamed ? $" and {change.Clocks.Length - ClocksNamed} more" : "";
            Line($"~ {change.What}: {change.Before} → {change.After}: {clocks}{more}");
        }
    }

    private static void PrintLiability(PackDifference difference)
    {
        if (difference.Liability.IsEmpty)
        {
            return;
        }

        ShownPack.Heading("faults of those who acted before", difference.Liability.Length);
        foreach (var fault in difference.Liability)
        {
            Line($"~ {fault.Row}  {fault.Fault}: answered for by the pack {(fault.IsByAfter ? "after" : "before")}");
        }
    }

    private static string Said(LimitShift shift) => shift switch
    {
        LimitShift.Loosens => "  [loosens]",
        LimitShift.Tightens => "  [tightens]",
        LimitShift.Both => "  [loosens and tightens]",
        _ => "",
    };

    private static void Line(string text) => Console.WriteLine(TextOutput.Safe(text));
}
