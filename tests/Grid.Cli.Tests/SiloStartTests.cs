using System.Net;
using System.Net.Sockets;

namespace Grid.Cli.Tests;

/// <summary>A silo that cannot start says why in one message, and ends with 2.</summary>
public sealed class SiloStartTests : IDisposable
{
    private static readonly string[] Listeners = ["SiloPort", "GatewayPort", "Http"];

    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("--Grid:Stroe=sqlite:x.db", "`Grid:Stroe` is no setting")]
    [InlineData("--Store=sqlite:x.db", "write --Grid:NAME=VALUE")]
    [InlineData("x.db", "write --Grid:NAME=VALUE")]
    [InlineData("--urls=http://0.0.0.0:1", "write --Grid:NAME=VALUE")]
    [InlineData("--Grid:GatewayPort=high", "`Grid:GatewayPort=high` is no port")]
    [InlineData("--Grid:SiloPort=70000", "`Grid:SiloPort=70000` is no port")]
    [InlineData("--Grid:Http=8080", "`Grid:Http=8080` is no address")]
    [InlineData("--Grid:Cluster=many", "`Grid:Cluster=many` is not offered")]
    [InlineData("--Grid:Insecure=perhaps", "neither true nor false")]
    [InlineData("--Grid:Views=some", "`Grid:Views=some` is neither true nor false")]
    [InlineData("--Grid:Store=grid.db", "sqlite:PATH")]
    [InlineData("--Grid:Demo=perhaps", "`Grid:Demo=perhaps` is neither true nor false")]
    [InlineData("--Grid:Demo:Speed=2", "`Grid:Demo:Speed` is no setting")]
    [InlineData("--demo-seed=7", "`Grid:Demo:Seed` is for a demo")]
    [InlineData("--Grid:AdvertisedIp=0.0.0.0", "is not the address of one machine")]
    [InlineData("--Grid:Telemetry:Otpl=http://127.0.0.1:4317", "`Grid:Telemetry:Otpl` is no setting")]
    [InlineData("--Grid:Telemetry=on", "`Grid:Telemetry=on` says nothing")]
    [InlineData("--Grid:Telemetry:Otlp=127.0.0.1:4317", "`Grid:Telemetry:Otlp=127.0.0.1:4317` is no address")]
    [InlineData("--Grid:Telemetry:Sampling=1.5", "`Grid:Telemetry:Sampling=1.5` is no share")]
    [InlineData("--Grid:Telemetry:Off=maybe", "`Grid:Telemetry:Off=maybe` is neither true nor false")]
    [InlineData("--Grid:Http=http://0.0.0.0:1", "Grid:Insecure=true")]
    [InlineData("--Grid:AdvertisedIp=192.0.2.1", "Grid:Insecure=true")]
    public async Task A_setting_that_is_wrong_is_named(string setting, string told) =>
        (await SiloProcess.Refused($"--Grid:Store={_folder.Store()}", setting)).Explains(told);

    [Theory]
    [InlineData("--demo-seed=x", "`Grid:Demo:Seed=x` is no seed")]
    [InlineData("--Grid:Demo:Pace=0", "`Grid:Demo:Pace=0` is no pace")]
    [InlineData("--Grid:GatewayPort=0", "a demo comes in by the gateway")]
    [InlineData("--Grid:Views=false", "a demo is looked at in its pages")]
    public async Task A_setting_that_a_demo_cannot_use_is_named(string setting, string told) =>
        (await SiloProcess.Refused(["--demo", .. Ports(), setting])).Explains(told);

    // Whoever sets these wants an address that nobody would look at; the silo opens none but its own.
    [Theory]
    [InlineData("Kestrel__Endpoints__Http__Url", "http://0.0.0.0:1")]
    [InlineData("ASPNETCORE_Kestrel__Endpoints__Http__Url", "http://0.0.0.0:1")]
    [InlineData("Orleans__Endpoints__GatewayListeningEndpoint", "0.0.0.0:1")]
    public async Task An_address_that_a_library_would_open_unasked_is_refused(string variable, string address)
    {
        await using var process = RunningProcess.Start(
            Repository.Silo, [$"--Grid:Store={_folder.Store()}", .. Ports()], null, (variable, address));

        (await process.Finish()).Explains("is no setting of a silo", "Grid:Http", "Grid:AdvertisedIp");
        Assert.False(File.Exists(_folder["grid.db"]));
    }

    [Fact]
    public async Task Two_packs_for_one_jurisdiction_on_the_same_days_are_named_with_line_and_fix()
    {
        _folder.Write("a/pack.yaml", RunPack.Text);
        _folder.Write("b/pack.yaml", RunPack.Text + "effective: { from: 2026-01-01, until: 2026-12-31 }\n");
        _folder.Write("c/pack.yaml", RunPack.Text + "effective: { from: 2026-06-01 }\n");

        (await SiloProcess.Refused(
            [
                $"--Grid:Store={_folder.Store()}", $"--Grid:Packs:0={_folder["a"]}", $"--Grid:Packs:1={_folder["b"]}",
                $"--Grid:Packs:2={_folder["c"]}", .. Ports(),
            ]))
            .Explains(_folder["c"], "pack.yaml:", "from 2026-01-01 until 2026-12-31", "`effective: { from: …");
    }

    [Theory]
    [InlineData("SiloPort")]
    [InlineData("GatewayPort")]
    [InlineData("Http")]
    public async Task A_port_in_use_is_named_with_its_setting(string name)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        string[] settings = [.. Listeners.Select(
            setting => SiloProcess.Setting(setting, setting == name ? port : FreePorts.Next()))];

        (await SiloProcess.Refused([$"--Grid:Store={_folder.Store()}", .. settings]))
            .Explains($"port {port} of Grid:{name} is in use");
        Assert.False(File.Exists(_folder["grid.db"]));
    }

    [Fact]
    public async Task Two_listeners_cannot_share_a_port()
    {
        var port = FreePorts.Next();

        (await SiloProcess.Refused(
            $"--Grid:Store={_folder.Store()}",
            SiloProcess.Setting("SiloPort", port),
            SiloProcess.Setting("GatewayPort", port))).Explains("Grid:SiloPort", "Grid:GatewayPort", $"port {port}");
    }

    [Fact]
    public async Task A_store_that_is_none_is_named()
    {
        _folder.Write("grid.db", "these are somebody's notes, and long enough for a header of SQLite\n");

        (await SiloProcess.Refused([$"--Grid:Store={_folder.Store()}", .. Ports()]))
            .Explains(_folder["grid.db"], "is not a Grid store");
    }

    [Fact]
    public async Task A_store_in_use_is_named()
    {
        await using var first = await SiloProcess.Start(_folder.Store());

        (await SiloProcess.Refused([$"--Grid:Store={_folder.Store()}", .. Ports()]))
            .Explains(_folder["grid.db"], "in use");
    }

    [Fact]
    public async Task A_pack_with_a_mistake_is_named_with_its_line()
    {
        _folder.Write("pack/pack.yaml", RunPack.Text.Replace("slots:", "slost:", StringComparison.Ordinal));

        (await SiloProcess.Refused(
            [$"--Grid:Store={_folder.Store()}", $"--Grid:Packs:0={_folder["pack"]}", .. Ports()]))
            .Explains(_folder["pack"], "pack.yaml:5: ", "slots");
    }

    [Fact]
    public async Task Beyond_loopback_a_silo_starts_where_it_is_told_that_this_is_insecure()
    {
        var port = FreePorts.Next();
        await using var silo = await SiloProcess.Start(
            _folder.Store(), $"--Grid:Http=http://0.0.0.0:{port}", "--Grid:Insecure=true");
        using var client = new HttpClient();

        var page = await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/"));

        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_every_setting_with_its_default()
    {
        var help = (await SiloProcess.Refused("--help")).Exits(0).Output;

        Assert.All(
            (string[])
            [
                "--demo", "Demo:Seed", "Demo:Pace", "Store", "Packs", "Cluster", "AdvertisedIp", "Insecure",
                "Telemetry:Otlp", "Telemetry:Sampling", "Telemetry:Prometheus", "Telemetry:Off", "default:",
                .. Listeners,
            ],
            name => Assert.Contains(name, help, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Ports() =>
        [.. Listeners.Select(name => SiloProcess.Setting(name, FreePorts.Next()))];
}
