using System.Globalization;
using Grid.Contracts.Views;

namespace Grid.Cli.Output;

/// <summary>Stage × duty × rule with the live cases in it, for programs and for people.</summary>
internal static class MatrixReport
{
    private const string Nothing = "(none)";

    public static object Answer(MatrixView view) => new
    {
        view.Holes,
        view.LiveHoles,
        view.LinesLeftOut,
        Lines = view.Lines.Select(line => new
        {
            Pack = line.Pack?.Value,
            line.Procedure,
            line.Stage,
            Slot = line.Slot?.Value,
            line.IsHolder,
            line.IsUnknown,
            line.Duties,
            Clocks = line.Clocks.Select(clock => clock.Value),
            Rules = line.Rules.Select(rule => rule.Value),
            line.Channel,
            line.Holes,
            LiveCases = line.Live,
            OverdueCases = line.Overdue,
        }),
    };

    public static void Print(MatrixView view)
    {
        Console.WriteLine();
        TextOutput.Table(
            ["pack", "procedure / stage", "slot", "live", "overdue", "duties", "terms", "rules", "supervision"],
            view.Lines.Select(line => new[]
            {
                line.Pack?.Value ?? Nothing,
                line.Procedure is { } procedure ? $"{procedure} / {line.Stage ?? "(any)"}" : line.Stage ?? "(any)",
                line.Slot is { } slot ? $"{slot.Value}{(line.IsHolder ? " *" : "")}" : Nothing,
                Number(line.Live),
                Number(line.Overdue),
                line.HasNoDuty ? Nothing : Number(line.Duties.Length),
                line.HasNoDuty || line.IsUnwatched ? Nothing : Number(line.Clocks.Length),
                line.IsUnwatched ? Nothing : Number(line.Rules.Length),
                line.Channel.IsEmpty ? Nothing : string.Join(" > ", line.Channel),
            }));
        Console.WriteLine();
        Console.WriteLine($"{view.Holes} rows with something missing, {view.LiveHoles} of them with live cases");
    }

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
