using System.Globalization;

namespace Grid.Cli.Tests.Running;

/// <summary>A silo as its operator starts it: on free ports, with a store of its own.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private readonly RunningProcess _process;

    private SiloProcess(RunningProcess process, int gateway, int page) =>
        (_process, Gateway, Page) = (process, $"127.0.0.1:{gateway}", new($"http://127.0.0.1:{page}/"));

    /// <summary>What <c>--connect</c> is given.</summary>
    public string Gateway { get; }

    public Uri Page { get; }

    /// <summary>What it has said so far.</summary>
    public string Output => _process.Output;

    /// <summary>Starts a silo, and returns once it says that it runs.</summary>
    public static Task<SiloProcess> Start(string store, params string[] settings) => Start(store, settings, []);

    /// <inheritdoc cref="Start(string, string[])"/>
    public static Task<SiloProcess> Start(
        string store, string[] settings, (string Name, string Value)[] environment) =>
        StartProcess([$"--Grid:Store={store}", .. settings], environment);

    /// <summary>Starts a silo that names no store, with a folder for what is temporary.</summary>
    public static Task<SiloProcess> StartIn(string temporary, params string[] settings) =>
        StartProcess(settings, [("TMPDIR", temporary)]);

    private static async Task<SiloProcess> StartProcess(
        string[] settings, (string Name, string Value)[] environment)
    {
        var (silo, gateway, page) = (FreePorts.Next(), FreePorts.Next(), FreePorts.Next());
        var process = RunningProcess.Start(
            Repository.Silo,
            [Setting("SiloPort", silo), Setting("GatewayPort", gateway), Setting("Http", page), .. settings],
            null,
            environment);
        await Patience.Until(
            () => process.HasExited || process.Output.Contains("Grid is running", StringComparison.Ordinal),
            "the silo runs");
        if (process.HasExited)
        {
            var ran = await process.Finish();
            throw new InvalidOperationException($"the silo ended with {ran.ExitCode}: {ran.Error}{ran.Output}");
        }

        return new(process, gateway, page);
    }

    /// <summary>Runs a silo that is expected not to start.</summary>
    public static async Task<Ran> Refused(params string[] settings)
    {
        await using var process = RunningProcess.Start(Repository.Silo, settings);
        return await process.Finish();
    }

    /// <summary>Asks it to stop, and waits until it has.</summary>
    public async Task<Ran> Stop()
    {
        await _process.Terminate();
        return await _process.Finish();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public Task<Ran> Ended() => _process.Finish();

    /// <summary>Ends it as a power failure does.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.Finish();
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>A listener of a silo as its setting; the page is named by a whole address.</summary>
    public static string Setting(string name, int port) => string.Create(
        CultureInfo.InvariantCulture, $"--Grid:{name}={(name == "Http" ? "http://127.0.0.1:" : "")}{port}");
}
