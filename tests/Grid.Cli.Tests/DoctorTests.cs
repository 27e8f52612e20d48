using System.Net;
using System.Net.Sockets;
using Grid.Cli.Doctor;
using Grid.Ledger.Checkpoints;
using Grid.Ledger.Sqlite;

namespace Grid.Cli.Tests;

/// <summary><c>grid doctor</c>: what it looks at, what it says of it, and how it ends.</summary>
public sealed class DoctorTests(PermitStore made) : IClassFixture<PermitStore>, IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Where_all_is_well_every_part_is_named_and_nothing_stays_behind()
    {
        var store = Copied();
        var before = Directory.GetFiles(_folder.Path);
        var answer = (await Doctor([.. Ports()], "--store", store, "--json")).Exits(0).Json;
        Assert.True(answer.GetProperty("ok").GetBoolean());
        var checks = answer.GetProperty("checks").EnumerateArray().ToArray();
        Assert.Equal(
            ["configuration", "store", "disk", "clock", "checkpoint", "verification", "packs", "ports", "packs"],
            checks.Select(check => check.GetProperty("what").GetString()));
        Assert.DoesNotContain("problem", checks.Select(check => check.GetProperty("level").GetString()));
        Assert.Contains("is free", SeenOf(answer, "store"), StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(_folder.Path));

        var said = (await Doctor([.. Ports()], "--store", store)).Exits(0).Output;
        Assert.StartsWith("ok       configuration  ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Grid__Stroe", "sqlite:x.db", "configuration", "`Grid:Stroe` is no setting")]
    [InlineData("Grid__Telemetry__Sampling", "all", "configuration", "`Grid:Telemetry:Sampling=all` is no share")]
    [InlineData("Grid__Packs__0", "/nowhere", "packs", "/nowhere")]
    public async Task A_wrong_setting_is_a_problem(string variable, string value, string what, string told)
    {
        var answer = (await Doctor([.. Ports(), (variable, value)], "--store", Copied(), "--json")).Exits(1).Json;
        Assert.False(answer.GetProperty("ok").GetBoolean());
        var problem = Assert.Single(
            answer.GetProperty("checks").EnumerateArray(),
            check => check.GetProperty("level").GetString() == "problem");
        Assert.Equal(what, problem.GetProperty("what").GetString());
        Assert.Contains(told, problem.GetProperty("seen").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("advice").GetString()!);
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_a_problem()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var said = (await Doctor([.. Ports(), ("Grid__GatewayPort", $"{port}")], "--store", _folder.Store()))
            .Exits(1).Output;
        Assert.Contains($"port {port} of Grid:GatewayPort is in use", said, StringComparison.Ordinal);
        Assert.Contains("a silo makes it at its first start", said, StringComparison.Ordinal);
        Assert.Contains("; there is no store to compare it with", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_grid_is_recognised_by_its_store_its_ports_and_its_gateway()
    {
        (string, string)[] ports = [.. Ports()];
        await using var silo = await SiloProcess.Start(Copied());
        // Whoever has answered once answers within the time that a doctor waits.
        await Probe.Until(isWell: true, silo.Page, "ready?json");
        var answer = (await Doctor(
            [.. ports, ("Grid__Http", silo.Page.ToString().TrimEnd('/'))], "--store", _folder.Store(), "--json"))
            .Exits(0).Json;
        Assert.Contains("--connect HOST:PORT", SeenOf(answer, "store"), StringComparison.Ordinal);
        Assert.Contains($"a grid answers at {silo.Page}", SeenOf(answer, "ports"), StringComparison.Ordinal);

        var running = (await Doctor([], "--connect", silo.Gateway, "--json")).Exits(0).Json;
        Assert.Contains("runs Grid ", SeenOf(running, "version"), StringComparison.Ordinal);
        Assert.Contains("the store takes writes", SeenOf(running, "health"), StringComparison.Ordinal);
        Assert.NotEmpty(SeenOf(running, "verification"));
        Assert.NotEmpty(SeenOf(running, "checkpoint"));
    }

    [Fact]
    public async Task Where_no_grid_answers_it_could_not_look()
    {
        var address = $"127.0.0.1:{FreePorts.Next()}";
        (await Doctor([], "--connect", address)).Explains($"no grid answers at {address}");
    }

    [Fact]
    public async Task What_is_no_store_is_a_problem()
    {
        _folder.Write("grid.db", "these are somebody's notes, and long enough for a header of SQLite\n");
        Assert.Contains(
            "is not a Grid store",
            (await Doctor([.. Ports()], "--store", _folder.Store())).Exits(1).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_pack_that_is_damaged_is_a_problem()
    {
        var store = Copied();
        Assert.True(EditedFile.Change(_folder["grid.db"], "UPDATE pack_content SET content = '{}'") > 0);

        var said = (await Doctor([.. Ports()], "--store", store)).Exits(1).Output;
        Assert.Contains("problem  packs", said, StringComparison.Ordinal);
        Assert.Contains("run `grid verify`", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_has_gone_back_is_a_problem()
    {
        Copied();
        await using var store = SqliteLedgerStore.OpenForReading(_folder["grid.db"]);
        var back = await ClockCheck.Run(store, new ClockOf(2001), CancellationToken.None);
        Assert.Equal(CheckLevel.Problem, back.Level);
        Assert.Contains("it shows 2001-01-01T00:00:00Z", back.Seen, StringComparison.Ordinal);
        Assert.Equal(CheckLevel.Ok, (await ClockCheck.Run(store, new ClockOf(2201), CancellationToken.None)).Level);
    }

    [Fact]
    public void Without_a_store_the_clock_is_compared_with_the_program()
    {
        var well = ClockCheck.Alone(TimeProvider.System);
        Assert.Equal(CheckLevel.Ok, well.Level);
        Assert.Contains($"(time zone {TimeZoneInfo.Local.Id})", well.Seen, StringComparison.Ordinal);
        var back = ClockCheck.Alone(new ClockOf(2001));
        Assert.Equal(CheckLevel.Problem, back.Level);
        Assert.Contains("it shows 2001-01-01T00:00:00Z", back.Seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Warning", "Warning")]
    [InlineData("00:00:02", "Ok", "Ok")]
    [InlineData("00:01:00", "Ok", "Ok")]
    [InlineData("00:30:00", "Warning", "Ok")]
    [InlineData("1.00:00:00", "Problem", "Ok")]
    [InlineData("3.00:00:00", "Problem", "Warning")]
    [InlineData("8.00:00:00", "Problem", "Problem")]
    public void The_ages_of_a_running_grid_are_judged(string? age, string checkpoint, string verification)
    {
        TimeSpan? known = age is null ? null : TimeSpan.Parse(age, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (found, level) in new[]
        {
            (CheckpointCheck.Of(known), checkpoint), (VerificationCheck.Of(known), verification),
        })
        {
            Assert.Equal(level, $"{found.Level}");
            Assert.Equal(found.Level == CheckLevel.Ok, found.Advice is null);
        }
    }

    [Fact]
    public async Task What_a_store_holds_beyond_its_newest_checkpoint_is_told_by_its_age()
    {
        Copied();
        await using var store = SqliteLedgerStore.Open(_folder["grid.db"]);
        var entries = (await store.Sizes(CancellationToken.None)).Sum();
        var signed = await CheckpointCheck.Run(store, TimeProvider.System, CancellationToken.None);
        Assert.Equal((CheckLevel.Ok, true), (signed.Level, signed.Seen.StartsWith("all ", StringComparison.Ordinal)));

        var made = new DateTime(2100, 12, 31, 23, 59, 30, DateTimeKind.Utc);
        foreach (var (before, level) in new[]
        {
            (TimeSpan.Zero, CheckLevel.Ok), (TimeSpan.FromMinutes(20), CheckLevel.Warning),
            (TimeSpan.FromDays(2), CheckLevel.Problem),
        })
        {
            var bundle = CheckpointBundle.Sign(
                Checkpoint.Of(
                    await store.Checkpoints.Grid(CancellationToken.None), [(0, entries - 5, new byte[32])],
                    made - before),
                SigningKey.New("made"),
                []);
            await store.Checkpoints.Keep([], bundle.ToString(), CancellationToken.None);
            var seen = await CheckpointCheck.Run(store, new ClockOf(2101), CancellationToken.None);
            Assert.Equal(level, seen.Level);
            Assert.StartsWith("5 entries came after", seen.Seen, StringComparison.Ordinal);
            Assert.Equal(level == CheckLevel.Ok, seen.Advice is null);
        }

        await store.Checkpoints.Keep([], "nonsense", CancellationToken.None);
        var damaged = await CheckpointCheck.Run(store, TimeProvider.System, CancellationToken.None);
        Assert.Equal(CheckLevel.Problem, damaged.Level);
    }

    [Fact]
    public async Task What_a_store_remembers_of_its_last_verification_is_told_by_its_age()
    {
        await using (var empty = SqliteLedgerStore.Open(_folder["new.db"]))
        {
            Assert.Equal(CheckLevel.Ok, (await Verification(empty)).Level);
        }

        Copied();
        await using var store = SqliteLedgerStore.Open(_folder["grid.db"]);
        var entries = (await store.Sizes(CancellationToken.None)).Sum();
        Edit("DELETE FROM verified");
        var never = await Verification(store);
        Assert.Equal(CheckLevel.Warning, never.Level);
        Assert.Contains("grid verify", never.Advice!, StringComparison.Ordinal);

        var now = new ClockOf(2101).GetUtcNow().UtcDateTime;
        foreach (var (before, level) in new[]
        {
            (TimeSpan.FromDays(400), CheckLevel.Warning), (TimeSpan.FromHours(3), CheckLevel.Ok),
        })
        {
            await store.Checkpoints.KeepVerified(new(now - before, entries - 5), CancellationToken.None);
            var seen = await Verification(store);
            Assert.Equal(level, seen.Level);
            Assert.StartsWith($"{entries - 5:N0} of {entries:N0} entries", seen.Seen, StringComparison.Ordinal);
            Assert.Contains($" {CheckpointCheck.Told(before)} ago", seen.Seen, StringComparison.Ordinal);
        }

        Edit("UPDATE verified SET at = 'yesterday'");
        Assert.Equal(CheckLevel.Warning, (await Verification(store)).Level);
    }

    [Fact]
    public async Task A_silo_remembers_in_its_store_that_it_verified_it()
    {
        var store = Copied();
        Edit("DELETE FROM verified");
        await using (var silo = await SiloProcess.Start(store))
        {
            await Patience.Until(async () => await LastVerified() is not null, "it is verified");
        }

        var answer = (await Doctor([.. Ports()], "--store", store, "--json")).Exits(0).Json;
        Assert.Contains("entries were last found whole", SeenOf(answer, "verification"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_nobody_has_signed_for_is_told()
    {
        await using var store = SqliteLedgerStore.Open(_folder["new.db"]);
        var empty = await CheckpointCheck.Run(store, TimeProvider.System, CancellationToken.None);
        Assert.Equal(CheckLevel.Ok, empty.Level);

        Copied();
        Assert.True(EditedFile.Change(_folder["grid.db"], "DELETE FROM checkpoint") > 0);

        var said = (await Doctor([.. Ports()], "--store", _folder.Store())).Exits(0).Output;
        Assert.Contains("warning  checkpoint", said, StringComparison.Ordinal);
        Assert.Contains("start a silo on this store", said, StringComparison.Ordinal);
    }

    private static Task<Checked> Verification(SqliteLedgerStore store) =>
        VerificationCheck.Run(store, new ClockOf(2101), CancellationToken.None);

    private async Task<LastVerification?> LastVerified()
    {
        await using var reads = SqliteLedgerStore.OpenForReading(_folder["grid.db"]);
        return await reads.Checkpoints.LastVerified(CancellationToken.None);
    }

    private void Edit(string sql) => EditedFile.Change(_folder["grid.db"], sql);

    private static string SeenOf(JsonElement answer, string what) => answer.GetProperty("checks").EnumerateArray()
        .First(check => check.GetProperty("what").GetString() == what).GetProperty("seen").GetString()!;

    private static async Task<Ran> Doctor((string, string)[] environment, params string[] arguments)
    {
        await using var running = RunningProcess.Start(
            Repository.GridCommand, ["doctor", .. arguments], null, environment);
        return await running.Finish();
    }

    private static IEnumerable<(string Name, string Value)> Ports() =>
    [
        ("Grid__SiloPort", $"{FreePorts.Next()}"),
        ("Grid__GatewayPort", $"{FreePorts.Next()}"),
        ("Grid__Http", $"http://127.0.0.1:{FreePorts.Next()}"),
    ];

    private string Copied()
    {
        File.Copy(made.Store["sqlite:".Length..], _folder["grid.db"]);
        return _folder.Store();
    }

    private sealed class ClockOf(int year) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
