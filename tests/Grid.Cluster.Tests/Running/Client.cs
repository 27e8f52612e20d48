using System.Globalization;

namespace Grid.Cluster.Tests.Running;

/// <summary>A client of the cluster: <c>grid simulate</c>, with a log of all that it sends and hears.</summary>
internal sealed class Client : IAsyncDisposable
{
    private readonly RunningProcess _process;

    private readonly string _report;

    private Client(RunningProcess process, string log, string report) =>
        (_process, Log, _report) = (process, log, report);

    public string Log { get; }

    public bool IsRunning => !_process.HasExited;

    public string Error => _process.Error;

    public static Client Start(int number, int seed, string gateways, string folder)
    {
        var log = Path.Combine(folder, $"client-{number}.jsonl");
        var report = Path.Combine(folder, $"client-{number}.json");
        return new(
            RunningProcess.Start(Repository.GridCommand, [
                "simulate", "--scenario", Path.Combine(AppContext.BaseDirectory, "load.yaml"), "--connect", gateways,
                "--seed", (((long)seed * 10) + number).ToString(CultureInfo.InvariantCulture), "--run", $"c{number}",
                "--timeout", "5s", "--log", log, "--json", report,
            ]),
            log,
            report);
    }

    /// <summary>Waits until it has put everybody in place, and has begun.</summary>
    /// <returns>Whether it has; else it has not reached the cluster, and ended.</returns>
    public async Task<bool> Begin()
    {
        await Patience.Until(() => HasBegun() || !IsRunning, "a client has begun");
        return IsRunning ? true : File.Exists(Log) && new FileInfo(Log).Length > 0
            ? throw new InvalidOperationException($"a client could not begin: {Error}")
            : false;
    }

    /// <summary>Asks it to stop; it settles what has no answer, sends late, and ends.</summary>
    public async Task<Ran> Stop()
    {
        await _process.Terminate();
        return await _process.Finish();
    }

    /// <summary>What the client itself has found wrong with its receipts and with the ledger.</summary>
    public IEnumerable<string> Findings()
    {
        if (!File.Exists(_report))
        {
            return [$"{_report} is missing: the client has not told what it found"];
        }

        using var told = JsonDocument.Parse(File.ReadAllText(_report));
        var report = told.RootElement;
        return [
            .. ((string[])["acknowledgedLost", "duplicated", "refusedButWritten"])
                .Where(name => Told(report, name) != "0")
                .Select(name => $"{_report} says of {name}: {Told(report, name)}"),
            .. Told(report, "ledgerVerified") == "true"
                ? (string[])[] : [$"{_report} says of the ledger: {Told(report, "ledgerVerified")}"],
        ];
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Told(JsonElement report, string name) =>
        report.TryGetProperty(name, out var told) ? told.GetRawText() : "nothing";

    private bool HasBegun()
    {
        if (!File.Exists(Log))
        {
            return false;
        }

        using var read = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var text = new StreamReader(read);
        return text.ReadToEnd().Contains("\"type\":\"case.record-act\"", StringComparison.Ordinal);
    }
}
