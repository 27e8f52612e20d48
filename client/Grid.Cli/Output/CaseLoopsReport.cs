using Grid.Contracts.Views;

namespace Grid.Cli.Output;

/// <summary>What runs against a case, and what waits in it for somebody, for programs and for people.</summary>
internal static class CaseLoopsReport
{
    public static object Clocks(CaseView view) => view.Clocks.Select(clock => new
    {
        Clock = clock.Id.Value,
        Since = clock.Start.ToString(),
        Due = clock.Due?.ToString(),
        Provisional = clock.IsProvisional,
        Stopped = clock.Stopped?.ToString(),
        clock.Reached,
        clock.Missed,
        Next = clock.Next is { } next ? new { next.Level, At = next.At.ToString() } : null,
    });

    public static object Warnings(CaseView view) => view.Warnings.Select(warning => new
    {
        warning.Sequence,
        Clock = warning.Clock.Value,
        warning.Level,
        To = warning.To.Value,
        At = warning.GivenAt.ToString(),
        warning.Answer,
        AnswerBy = warning.AnswerBy?.ToString(),
        warning.Answered,
        warning.Lapsed,
        warning.Undelivered,
        warning.Renewed,
    });

    public static object Clues(CaseView view) => view.Clues.Select(clue => new
    {
        clue.Sequence,
        Rule = clue.Rule.Value,
        clue.Class,
        Officer = clue.Officer?.Value,
        OfSupervision = clue.IsOfSupervision,
        clue.Warning,
        At = clue.At.ToString(),
        Open = clue.IsOpen,
    });

    public static object Replies(CaseView view) => view.Replies.Select(reply => new
    {
        reply.Sequence,
        To = reply.Entry,
        Officer = reply.Officer.Value,
    });

    public static void Print(CaseView view)
    {
        var running = view.Clocks.Where(clock => clock.IsRunning).ToList();
        if (running.Count > 0)
        {
            Console.WriteLine();
            TextOutput.Table(
                ["clock", "since", "due", "reached", "next"],
                running.Select(clock => new[]
                {
                    clock.Id.Value,
                    clock.Start.ToString(),
                    $"{clock.Due?.ToString() ?? "no limit"}{(clock.IsProvisional ? ", provisional" : "")}",
                    clock.Reached ?? "",
                    clock.Next is { } next ? $"{next.Level} at {next.At}" : "",
                }));
        }

        LoopLines.Print(WarningRow.OpenIn(view), ClueRow.OpenIn(view), hasCase: false);
        foreach (var reply in view.Replies)
        {
            Console.WriteLine(TextOutput.Safe($"reply #{reply.Sequence}: to #{reply.Entry}, by {reply.Officer}"));
        }
    }
}
