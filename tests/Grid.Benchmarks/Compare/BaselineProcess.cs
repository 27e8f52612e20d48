using System.Diagnostics;

namespace Grid.Benchmarks.Compare;

/// <summary>The usual way in a process of its own.</summary>
internal sealed class BaselineProcess : IAsyncDisposable
{
    private readonly Process _process;

    private BaselineProcess(Process process, string gateway) => (_process, Gateway) = (process, gateway);

    public string Gateway { get; }

    /// <summary>Processor time that it has taken so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<BaselineProcess> Start(string database, params IEnumerable<string> manner)
    {
        var ports = MeasuredSilo.FreePorts(2);
        var (silo, gateway) = (ports[0], ports[1]);
        var process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, [WriteStateSilo.Verb, $"{silo}", $"{gateway}", database, .. manner])
        {
            RedirectStandardOutput = true,
        })!;
        return await process.StandardOutput.ReadLineAsync() == "ready"
            ? new(process, $"127.0.0.1:{gateway}")
            : throw new InvalidOperationException("the silo to compare with did not start");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
