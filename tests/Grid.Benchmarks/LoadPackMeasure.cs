using System.Diagnostics;
using System.Globalization;
using System.Text;
using Grid.Packs;

namespace Grid.Benchmarks;

/// <summary>How long a pack takes from its text to the compiled tables.</summary>
internal sealed class LoadPackMeasure(int rounds, int rows)
{
    public string Run()
    {
        var (made, law) = (Made(), LawPack.Files());
        var first = Take(made);
        var again = Enumerable.Range(0, rounds).Select(_ => Take(made)).ToArray();
        var laws = Enumerable.Range(0, rounds).Select(_ => Take(law)).ToArray();
        var text = new StringBuilder("# Loading a pack: reading the files, hashing, compiling\n\n")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"load-pack {rounds} {rows}"))
            .Append("| what | rows | ms | lowest – highest | ms of processor time |\n|---|---|---|---|---|\n")
            .Append(CultureInfo.InvariantCulture, $"| made, in a process that has just begun | {first.Rows:N0} | ")
            .Append(CultureInfo.InvariantCulture, $"{first.Milliseconds:N0} | | {first.Used:N0} |\n")
            .Append(Row("the same again", again))
            .Append(Row("the whole pack of China", laws)).ToString();
        Console.Write(text);
        return BenchmarkReport.Keep("load-pack", text);
    }

    private static string Row(string what, (double Milliseconds, double Used, int Rows)[] taken) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {taken[0].Rows:N0} | {BenchmarkReport.Median(taken.Select(one => one.Milliseconds)):N0} | "
        + $"{taken.Min(one => one.Milliseconds):N0} – {taken.Max(one => one.Milliseconds):N0} | "
        + $"{BenchmarkReport.Median(taken.Select(one => one.Used)):N0} |\n");

    private static (double Milliseconds, double Used, int Rows) Take(Dictionary<string, string> files)
    {
        var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var compiled = PackCompiler.Compile(PackContent.FromFiles(files).Content!);
        return (
            Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - used).TotalMilliseconds,
            compiled.Pack?.Rows.Length ?? throw new InvalidOperationException($"{compiled.Problems[0]}"));
    }

    // Clocks say most of all rows; a quarter of these are rules.
    private Dictionary<string, string> Made()
    {
        var text = new StringBuilder("""
            pack: made
            title: a pack of many rows
            slots: [{ slot: lead }]
            acts: [{ act: A }, { act: B }]
            counting:
              - { id: CAL-1, rule: start-not-counted, source: { title: made, article: "1" } }
            rules:

            """);
        for (var number = 1; number < rows / 4; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - id: made.rule-{number}\n")
                .Append("    kind: different-officers\n    first: A\n    second: B\n")
                .Append("    otherwise: one officer did both\n    source: { title: made, article: \"2\" }\n");
        }

        text.Append("clocks:\n");
        for (var number = 0; number < rows - (rows / 4); number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - id: T-X{number}\n    title: a term of the law\n")
                .Append("    start: { event: Filed }\n    length: { value: 6, unit: month }\n")
                .Append("    exclude_on: [Appraisal, Announcement]\n    extend:\n")
                .Append("      - { event: Extension, add: { value: 6, unit: month }, approver: president, times: 1 }\n")
                .Append("    stop: { event: Judged }\n    holder: lead\n")
                .Append("    warn: [{ at_percent: 70, to: holder }, { before_days: 7, to: [holder, unit_head] }]\n")
                .Append("    on_breach: { consequence: discipline, clue: delay, severity: by_cause }\n")
                .Append("    source: { title: made, article: \"3\" }\n    confidence: checked\n");
        }

        return new(StringComparer.Ordinal) { ["pack.yaml"] = text.ToString() };
    }
}
