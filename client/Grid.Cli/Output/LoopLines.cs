using Grid.Contracts.Views;
using Grid.Domain.Cases;

namespace Grid.Cli.Output;

/// <summary>Warnings that wait for an answer and clues that wait for a disposition, a line each.</summary>
internal static class LoopLines
{
    public static void Print(IEnumerable<WarningRow> warnings, IEnumerable<ClueRow> clues, bool hasCase)
    {
        foreach (var warning in warnings)
        {
            var asked = warning.Answer == WarningAnswer.Plan ? "a plan" : "an acknowledgement";
            Line(
                "warning", hasCase ? warning.Case.Value : null, warning.Sequence,
                $"{warning.Clock} {warning.Level}, asks {warning.To} for {asked}"
                + (warning.AnswerBy is { } by ? $" by {by}" : "")
                + (warning.HasLapsed ? ", not answered in time" : ""));
        }

        foreach (var clue in clues)
        {
            Line(
                "clue", hasCase ? clue.Case.Value : null, clue.Sequence,
                $"{clue.Rule} {clue.Class}, {(clue.IsOfSupervision ? "of the supervision" : "of the handling")}"
                + (clue.Officer is { } officer ? $", concerns {officer}" : "")
                + (clue.Burst is { } burst ? $", {burst.Count} times in many cases" : ""));
        }
    }

    private static void Line(string what, string? of, int sequence, string told) =>
        Console.WriteLine(TextOutput.Safe($"{what} {(of is null ? "" : $"{of} ")}#{sequence}: {told}"));
}
