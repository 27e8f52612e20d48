using System.Diagnostics;
using System.Globalization;
using Grid.Ledger.Tests;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// Who took how much of the processors while something was measured: client, silo, database, as parts of one core.
/// </summary>
internal sealed record ProcessorShares(TimeSpan Taken, TimeSpan Client, TimeSpan Silo, TimeSpan Database)
{
    /// <summary>Measures a rate, and who worked for it.</summary>
    public static async Task<(double Rate, ProcessorShares Shares)> Of(
        PostgresServer server, Func<TimeSpan> silo, Func<Task<double>> measure)
    {
        var (started, own, ofSilo, database) = (
            Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, silo(), server.ProcessorTime());
        var rate = await measure();
        return (rate, new(
            Stopwatch.GetElapsedTime(started),
            Environment.CpuUsage.TotalTime - own,
            silo() - ofSilo,
            server.ProcessorTime() - database));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Client / Taken:0.00} / {Silo / Taken:0.00} / {Database / Taken:0.00}");
}
