using System.Reflection;
using Grid.Simulator.Load;

namespace Grid.Cli.Loading;

/// <summary>What the reports of a load tell of.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="IsLedgerVerified">What the verification said; nothing where there was none.</param>
/// <param name="Target">Where the load went.</param>
public sealed record SimulateSubject(LoadResult Result, bool? IsLedgerVerified, string Target)
{
    public LoadVerdict Verdict => IsCeiling ? LoadVerdict.OfCeiling : LoadVerdict.Of(Result, IsLedgerVerified);

    /// <summary>Whether there was no grid: then the figures are the generator's own ceiling.</summary>
    public bool IsCeiling { get; init; }

    /// <summary>The version of Grid that loads, without its commit.</summary>
    public static string Version => Informational.Split('+')[0];

    /// <summary>The commit that it was built from; nothing where the build did not know.</summary>
    public static string? Commit => Informational.Split('+') is [_, var commit] ? commit : null;

    public string VerdictWord => IsCeiling ? "none"
        : Verdict.IsRefused && Verdict.Wrong.IsEmpty ? "refused"
        : Verdict.IsPassed ? "passed"
        : "failed";

    private static string Informational { get; } = typeof(SimulateSubject).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
