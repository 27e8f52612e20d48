using System.Collections.Immutable;
using System.Globalization;
using Grid.Cli.Output;
using Grid.Domain.Rules;
using Grid.Packs.Check;
using Grid.Packs.Check.Matrix;

namespace Grid.Cli.Packs.Check;

/// <summary>The matrix of a pack as text: what is empty stands on red, and says so without colour too.</summary>
internal static class MatrixText
{
    private const string Nothing = "(none)";

    private const int MostDuties = 6;

    public static void Write(TextWriter text, RulePack pack, bool isColoured)
    {
        var rows = DutyMatrix.Of(pack);
        string[][] cells =
        [
            ["PROCEDURE / STAGE", "SLOT", "DUTIES", "SUPERVISION"],
            .. rows.Select(row => new[] { StageOf(pack, row), SlotOf(row), DutiesOf(row.Duties), ChannelOf(row) }),
        ];
        var widths = Enumerable.Range(0, 4).Select(i => cells.Max(line => line[i].Length)).ToArray();
        foreach (var line in cells)
        {
            text.WriteLine(string.Join("  ", line.Select((cell, i) =>
            {
                var padded = i == 3 ? cell : cell.PadRight(widths[i]);
                return isColoured && cell == Nothing ? Ansi.RedGround(padded) : padded;
            })));
        }

        var holes = rows.Sum(row => row.Holes);
        text.WriteLine();
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{rows.Length} rows, {holes} empty cells of slot, duty and supervision"));
    }

    private static string StageOf(RulePack pack, MatrixRow row) => TextOutput.Safe(row switch
    {
        { Procedure: null } => "(any)",
        { Stage: null } => pack.Procedures.IsEmpty ? row.Procedure : Nothing,
        _ => $"{row.Procedure} / {row.Stage}",
    });

    private static string SlotOf(MatrixRow row) => row.Slot is { } slot
        ? TextOutput.Safe($"{slot.Value}{(row.IsHolder ? " *" : "")}")
        : Nothing;

    private static string DutiesOf(ImmutableArray<BoundDuty> duties)
    {
        var ids = duties
            .Select(duty => duty.Kind is DutyKind.Supervision or DutyKind.StandIn ? duty.Title : duty.Id).ToArray();
        var shown = ids.Length > MostDuties ? [.. ids.Take(MostDuties), $"and {ids.Length - MostDuties} more"] : ids;
        return ids.Length == 0 ? Nothing : TextOutput.Safe(string.Join(", ", shown));
    }

    private static string ChannelOf(MatrixRow row) =>
        row.Channel.IsEmpty ? Nothing : TextOutput.Safe(string.Join(" > ", row.Channel));
}
