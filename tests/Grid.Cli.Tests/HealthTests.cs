using System.Net;
using Grid.Contracts;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;
using Grid.Silo;
using Grid.Silo.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Grid.Cli.Tests;

/// <summary>Each probe means one thing, and says why it answers as it does.</summary>
public sealed class HealthTests : IDisposable
{
    private static readonly OfficerCommand Register =
        new OfficerCommand.RegisterOfficer(new(RunPack.Name), Standing.Active);

    private readonly TestFolder _folder = new();

    public HealthTests() => _folder.Write("pack/pack.yaml", RunPack.Text);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_silo_without_views_has_health_and_metrics_and_says_who_has_pages()
    {
        await using var silo = await SiloProcess.Start(
            _folder.Store(), $"--Grid:Packs:0={_folder["pack"]}", "--Grid:Views=false");
        await Probe.Until(isWell: true, silo.Page, "ready");
        await Probe.Until(isWell: true, silo.Page, "startup");
        using var http = new HttpClient { BaseAddress = silo.Page };
        using var page = await http.GetAsync(new Uri("/coverage", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("Grid:Views=false", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode);
        var asked = (await GridTool.Run("coverage", "--connect", silo.Gateway)).Exits(2);
        Assert.Contains("keeps no live views", asked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_cannot_write_is_not_ready_until_it_can_but_it_lives_and_has_started()
    {
        await using var silo = await SiloProcess.Start(_folder.Store(), $"--Grid:Packs:0={_folder["pack"]}");
        await using var host = await ClientHost.Connect(silo.Gateway, options => options.AttemptsMax = 1);
        await Probe.Until(isWell: true, silo.Page, "ready");

        // As if another process had opened the store.
        Sql("UPDATE lane SET epoch = epoch + 1000");
        await Assert.ThrowsAsync<LedgerFailure>(() => host.Grid.Officer("o-1").SubmitAsync(Register, "system:made"));
        // A store that is slow is told so at first; then it has said why it takes nothing.
        Probe? looked = null;
        await Patience.Until(
            async () =>
            {
                looked = await Probe.Of(silo.Page, "ready");
                return looked.Body.Contains("fenced off", StringComparison.Ordinal);
            },
            "the silo says why it is not ready");
        var unready = looked!;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unready.Status);
        Assert.StartsWith("Unhealthy\nready: nothing can be made durable", unready.Body, StringComparison.Ordinal);
        Assert.True((await Probe.Of(silo.Page, "live")).IsWell);
        Assert.True((await Probe.Of(silo.Page, "startup")).IsWell);
        await Patience.Until(
            async () => await host.Grid.LookAtSiloAsync() is { IsReady: false } seen
                && seen.Reason.Contains("fenced off", StringComparison.Ordinal),
            "the silo tells a client why it is not ready");

        // Nobody submits to a silo that is not ready: it has to find out by itself.
        Sql("UPDATE lane SET epoch = epoch - 1000");
        await Probe.Until(isWell: true, silo.Page, "ready");
        await Patience.Until(async () => (await host.Grid.LookAtSiloAsync()).IsReady, "the silo tells a client so");
        Assert.IsType<Reply.Done>(await host.Grid.Officer("o-1").SubmitAsync(Register, "system:made"));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_makes_a_silo_unready_and_keeps_no_probe_waiting()
    {
        await using var silo = await SiloProcess.Start(_folder.Store(), $"--Grid:Packs:0={_folder["pack"]}");
        await using (var other = Open())
        {
            Execute(other, "BEGIN IMMEDIATE");
            Assert.Contains(
                "nothing can be made durable",
                (await Probe.Until(isWell: false, silo.Page, "ready")).Body,
                StringComparison.Ordinal);
            Assert.True((await Probe.Of(silo.Page, "live")).IsWell);
            Execute(other, "ROLLBACK");
        }

        await Probe.Until(isWell: true, silo.Page, "ready");
    }

    [Fact]
    public async Task A_silo_that_is_asked_to_stop_is_unready_before_its_pages_go()
    {
        await using var app = await Build();
        await app.StartAsync();
        Assert.True((await Probe.Of(PageOf(app), "ready")).IsWell);
        Task<Probe[]>? asked = null;
        app.Lifetime.ApplicationStopping.Register(() =>
        {
            asked = Task.WhenAll(
                Probe.Of(PageOf(app), "ready"), Probe.Of(PageOf(app), "live"), Probe.Of(PageOf(app), "startup"));
            // The host waits for whoever is told that it stops.
            asked.Wait();
        });
        await app.StopAsync();

        var probes = await asked!;
        Assert.Equal([false, true, true], probes.Select(probe => probe.IsWell));
        Assert.Contains("ready: the silo is stopping", probes[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_is_over_once_all_of_it_has_come_about_and_stays_over()
    {
        var missing = "7 entries are not in the views yet";
        await using var app = await Build(new StartupCondition(() => missing));
        await app.StartAsync();
        var starting = await Probe.Of(PageOf(app), "startup");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, $"Unhealthy\nstartup: {missing}\n"), (starting.Status, starting.Body));
        missing = null;
        Assert.True((await Probe.Of(PageOf(app), "startup")).IsWell);
        missing = "they are behind again";
        Assert.True((await Probe.Of(PageOf(app), "startup")).IsWell);
        await app.StopAsync();
    }

    [Fact]
    public async Task Whoever_asks_for_json_gets_it()
    {
        await using var app = await Build();
        await app.StartAsync();
        var answer = JsonDocument.Parse((await Probe.Of(PageOf(app), "ready?json")).Body).RootElement;
        Assert.Equal(
            ("ready", "Healthy"),
            (answer.GetProperty("check").GetString(), answer.GetProperty("status").GetString()));
        Assert.NotEmpty(answer.GetProperty("reason").GetString()!);
        Assert.NotEmpty(answer.GetProperty("version").GetString()!);
        await app.StopAsync();
    }

    [Fact]
    public async Task A_process_in_which_no_work_gets_its_turn_is_not_live()
    {
        var clock = new HandClock();
        using var heartbeat = new Heartbeat(clock);
        var check = new LiveCheck(heartbeat);
        clock.Pass(Heartbeat.SilenceMax);
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new())).Status);
        clock.Pass(TimeSpan.FromSeconds(1));
        var stalled = await check.CheckHealthAsync(new());
        Assert.Equal(HealthStatus.Unhealthy, stalled.Status);
        Assert.Contains("for 31 s", stalled.Description, StringComparison.Ordinal);

        clock.Tick();
        await Patience.Until(() => heartbeat.Silence == TimeSpan.Zero, "work gets its turn again");
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new())).Status);
    }

    private static Uri PageOf(WebApplication app) => new(app.Urls.First());

    private async Task<WebApplication> Build(params StartupCondition[] conditions)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{FreePorts.Next()}");
        await builder.AddGridSilo(new()
        {
            Store = StoreLocation.Parse(_folder.Store()),
            Packs = [_folder["pack"]],
            SiloPort = FreePorts.Next(),
            GatewayPort = 0,
            HasSnapshots = false,
        });
        builder.Services.AddGridHealth();
        foreach (var condition in conditions)
        {
            builder.Services.AddSingleton(condition);
        }

        var app = builder.Build();
        app.MapGridHealth();
        return app;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_folder["grid.db"]};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Sql(string text)
    {
        using var connection = Open();
        Execute(connection, text);
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    /// <summary>A clock that goes, and a timer that fires, only by hand.</summary>
    private sealed class HandClock : TimeProvider
    {
        private long _now = TimeSpan.TicksPerDay;
        private Action? _tick;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref _now);

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _tick = () => callback(state);
            return new Timer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Pass(TimeSpan time) => Interlocked.Add(ref _now, time.Ticks);

        public void Tick() => _tick!();
    }
}
