using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Grid.Benchmarks;

/// <summary>A silo in a process of its own, on a new store, with the sign-off pack in force.</summary>
internal sealed class MeasuredSilo : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private MeasuredSilo(DirectoryInfo folder, Process process, string gateway, Uri page) =>
        (_folder, _process, Gateway, Page) = (folder, process, gateway, page);

    public string Gateway { get; }

    public Uri Page { get; }

    /// <summary>Processor time that the silo has taken so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<MeasuredSilo> Start(IEnumerable<string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        var ports = FreePorts(3);
        var (gateway, page) = (ports[0], new Uri($"http://127.0.0.1:{ports[1]}"));
        var start = new ProcessStartInfo(
            Path.Combine(BenchmarkLog.Root, "silo/Grid.Silo/bin/Release/net10.0/Grid.Silo"),
            [
                // Named again, the last one counts.
                $"--Grid:Store=sqlite:{Path.Combine(folder.FullName, "grid.db")}",
                $"--Grid:Checkpoints:Keys={Path.Combine(folder.FullName, "keys")}",
                $"--Grid:Checkpoints:File={Path.Combine(folder.FullName, "checkpoints.txt")}",
                $"--Grid:Packs:0={Path.Combine(BenchmarkLog.Root, "grains/packs/samples/sign-off")}",
                $"--Grid:SiloPort={ports[2]}", $"--Grid:GatewayPort={gateway}", $"--Grid:Http={page}", .. settings,
            ])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        var silo = new MeasuredSilo(folder, Process.Start(start)!, $"127.0.0.1:{gateway}", page);
        silo._process.OutputDataReceived += (_, _) => { };
        silo._process.BeginOutputReadLine();
        await silo.BeReady();
        return silo;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Makes sure that the silo is well.</summary>
    public async Task MustBeReady()
    {
        using var client = new HttpClient();
        (await client.GetAsync(new Uri(Page, "health/ready"))).EnsureSuccessStatusCode();
    }

    private async Task BeReady()
    {
        using var client = new HttpClient();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(StartLimit);
        while (await look.WaitForNextTickAsync(limit.Token))
        {
            try
            {
                if ((await client.GetAsync(new Uri(Page, "health/ready"), limit.Token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // Its pages come last.
            }
        }
    }

    public static int FreePort() => FreePorts(1)[0];

    /// <summary>Ports that nobody has, each another: all are held until the last is found.</summary>
    public static int[] FreePorts(int count)
    {
        var probes = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            Array.ForEach(probes, probe => probe.Start());
            return [.. probes.Select(probe => ((IPEndPoint)probe.LocalEndpoint).Port)];
        }
        finally
        {
            Array.ForEach(probes, probe => probe.Dispose());
        }
    }
}
