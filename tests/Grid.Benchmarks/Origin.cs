using System.Globalization;
using System.Text;

namespace Grid.Benchmarks;

/// <summary>Where and how a result came about: the lines that every kept result has.</summary>
internal static class Origin
{
    /// <param name="text">The report.</param>
    /// <param name="command">What was asked of the program.</param>
    public static StringBuilder AppendOrigin(this StringBuilder text, string command) => text
        .Append(CultureInfo.InvariantCulture, $"- machine: {BenchmarkReport.Machine()}, {Load.Now()}\n")
        .Append(CultureInfo.InvariantCulture, $"- commit: {BenchmarkReport.Commit()}\n")
        .Append("- command: `dotnet run -c Release --project tests/Grid.Benchmarks -- ")
        .Append(command).Append("`\n\n");
}
