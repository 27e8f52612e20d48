using System.Globalization;

namespace Grid.Pages.Tests;

/// <summary>A silo with its pages, which can be killed and started again where it was.</summary>
internal sealed class PageSilo : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly int[] _ports = [FreePorts.Next(), FreePorts.Next(), FreePorts.Next()];
    private readonly string[] _settings;
    private RunningProcess? _process;

    private PageSilo(string[] settings)
    {
        _settings = settings;
        _folder.Write("pack/pack.yaml", MadePack.Text);
    }

    public string Gateway => $"127.0.0.1:{_ports[1]}";

    public Uri Address => new($"http://127.0.0.1:{_ports[2]}/");

    public static Task<PageSilo> Start(params string[] settings) => Start(_ => Task.CompletedTask, settings);

    /// <summary>Starts on a store that something has been written to.</summary>
    public static async Task<PageSilo> Start(Func<string, Task> write, params string[] settings)
    {
        var silo = new PageSilo(settings);
        await write(silo._folder["grid.db"]);
        await silo.StartAgain();
        return silo;
    }

    /// <summary>Starts the program on the store and the ports of this silo.</summary>
    public async Task StartAgain()
    {
        string[] ports = [.. _ports.Select(port => port.ToString(CultureInfo.InvariantCulture))];
        _process = RunningProcess.Start(
            Repository.Silo,
            [
                $"--Grid:Store={_folder.Store()}", $"--Grid:Packs:0={_folder["pack"]}", $"--Grid:SiloPort={ports[0]}",
                $"--Grid:GatewayPort={ports[1]}", $"--Grid:Http={Address}", .. _settings,
            ]);
        await Patience.Until(
            () => _process.HasExited || _process.Output.Contains("Grid is running", StringComparison.Ordinal),
            "the silo runs");
        Assert.False(_process.HasExited, _process.Output);
    }

    public async Task Kill()
    {
        _process!.Kill();
        await _process.Finish();
    }

    public async Task<Ran> Stop()
    {
        await _process!.Terminate();
        return await _process.Finish();
    }

    public async ValueTask DisposeAsync()
    {
        await _process!.DisposeAsync();
        _folder.Dispose();
    }
}
