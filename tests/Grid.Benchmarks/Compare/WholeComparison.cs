using System.Globalization;
using System.Text;

namespace Grid.Benchmarks.Compare;

/// <summary>Every number that is wanted of the ledger and of the grain over it, in one run on one machine.</summary>
/// <param name="rounds">How often, where rounds alternate.</param>
/// <param name="acts">How many acts a step.</param>
internal sealed class WholeComparison(int rounds, int acts)
{
    private const int LiveCases = 30_000;
    private const int OpenLoopSeconds = 6;

    /// <summary>Measures one after the other, and writes all of it into one result.</summary>
    /// <returns>The file.</returns>
    public async Task<string> Run()
    {
        // Memory first: what is measured later leaves things behind in this process.
        Func<Task<MeasuredPart>>[] measures =
        [
            () => new MemoryMeasure(rounds, LiveCases).Measure(),
            () => new CompareReport(rounds, acts).Measure(),
            () => ReplayReport.Measure(rounds),
            () => new SharesReport(rounds, acts).Measure(),
            () => new OpenLoopReport(rounds, OpenLoopSeconds).Measure(),
            () => new VerifyMeasure(rounds, null).Measure(),
        ];
        var parts = new List<MeasuredPart>();
        foreach (var measure in measures)
        {
            parts.Add(await measure());
        }

        return BenchmarkReport.Keep("compare", Text(parts));
    }

    private string Text(List<MeasuredPart> parts)
    {
        var text = new StringBuilder("# The numbers of the ledger, in one run\n\n")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"compare {rounds} {acts}"))
            .Append("| what | wanted | measured |\n|---|---|---|\n");
        foreach (var number in parts.SelectMany(part => part.Numbers))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {number.What} | {number.Wanted} | {number.Measured} |\n");
        }

        text.Append("\nHow soon the grid is back after a fault is told by the long form of the fault tests.\n");
        foreach (var part in parts)
        {
            text.Append("\n#").Append(part.Text);
        }

        return text.ToString();
    }
}
