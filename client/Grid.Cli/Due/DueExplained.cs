using Grid.Cli.Output;
using Grid.Cli.Packs;
using Grid.Domain.Clocks;
using Grid.Domain.Rules;

namespace Grid.Cli.Due;

/// <summary>A deadline for people, with every step and the law behind it.</summary>
internal static class DueExplained
{
    public static void Print(DueQuestion question, Deadline deadline)
    {
        var clock = question.Clock;
        TextOutput.Row("clock", $"{clock.Id}, {clock.Title}");
        TextOutput.Row("source", $"{ShownPack.Law(clock.Source)} ({$"{clock.Confidence}".ToLowerInvariant()})");
        if (clock.SupersededBy is { } by)
        {
            var since = clock.SupersededFrom is { } from ? $" from {Dates.Text(from)} on" : "";
            TextOutput.Row("superseded", $"{by} holds in its place{since}{OldFigure(question)}");
        }

        if (clock.HoldsFrom is { } begun)
        {
            var early = clock.HoldsAt(question.Start) ? "" : "; the start is before that, and no case goes by it";
            TextOutput.Row("holds", $"of starts from {Dates.Text(begun)} on{early}");
        }

        TextOutput.Row("start", $"{question.Start}, {clock.Start.Event}");
        TextOutput.Row(
            "due", (DueAnswer.Due(deadline) ?? "no fixed limit") + (deadline.IsProvisional ? ", provisional" : ""));
        if (deadline.Stopped is { } stopped)
        {
            TextOutput.Row("stopped", $"{stopped.Type} at {stopped.At}");
        }

        Console.WriteLine();
        foreach (var step in deadline.Steps)
        {
            Print(step, clock.Source);
        }
    }

    private static string OldFigure(DueQuestion question) =>
        question.Clock.HoldsAt(question.Start) ? "; the start is before that" : "; the answer is by the old figure";

    private static void Print(DeadlineStep step, LegalSource usual)
    {
        var reached = step.Reached is { } at ? Dates.Text(at) : "";
        Console.WriteLine(TextOutput.Safe($"  {reached,-20} {step.Said}"));
        var law = step.Source ?? usual;
        Console.WriteLine(TextOutput.Safe(
            $"  {"",-20}   {(step.Row is { } row ? $"{row}: " : "")}{ShownPack.Law(law)}"));
        if (!step.Days.IsEmpty)
        {
            Console.WriteLine(TextOutput.Safe($"  {"",-20}   days: {Ranges(step)}"));
        }
    }

    // Fifty days one by one would hide the step.
    private static string Ranges(DeadlineStep step)
    {
        var ranges = new List<string>();
        var first = step.Days[0];
        for (var i = 1; i <= step.Days.Length; i++)
        {
            if (i == step.Days.Length || step.Days[i] != step.Days[i - 1].PlusDays(1))
            {
                var last = step.Days[i - 1];
                ranges.Add(first == last ? Dates.Text(first) : $"{Dates.Text(first)} to {Dates.Text(last)}");
                first = i < step.Days.Length ? step.Days[i] : first;
            }
        }

        return string.Join(", ", ranges);
    }
}
