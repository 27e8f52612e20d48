using System.Diagnostics;
using System.Globalization;
using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;
using Grid.Ledger.Tests;
using Xunit.Abstractions;

namespace Grid.Cli.Tests;

/// <summary>
/// kill -9 amid what follows from a suspension: from its entry on nobody is unanswered for, and the silo that starts
/// again, or another one that lives, lets every case say so, each once. How many cases is a setting:
/// <c>GRID_FANOUT_CASES=20000 dotnet test tests/Grid.Cli.Tests --filter KilledFanOut</c>.
/// </summary>
public sealed class KilledFanOutTests(ITestOutputHelper output)
{
    private const int RoundsMax = 8;

    private const string Registry = "system:registry";

    private static readonly Slot Lead = new("lead");

    private static readonly int Count = int.TryParse(
        Environment.GetEnvironmentVariable("GRID_FANOUT_CASES"), CultureInfo.InvariantCulture, out var many)
            ? many
            : 5_000;

    [Fact]
    public async Task Every_case_names_who_acts_exactly_once_though_the_silo_is_killed_in_the_middle()
    {
        using var folder = new TestFolder();
        folder.Write("pack/pack.yaml", RunPack.Text);
        var pack = $"--Grid:Packs:0={folder["pack"]}";
        var named = 0;
        await using (var silo = await SiloProcess.Start(folder.Store(), pack))
        {
            await using var client = await ClientHost.Connect(silo.Gateway);
            await Staff(client.Grid);
            await Open(client.Grid);
            named = await SuspendUntilCaught(client.Grid);
            await silo.Kill();
        }

        output.WriteLine($"killed in suspension {named}, of {Count} cases");
        await using var again = await SiloProcess.Start(folder.Store(), pack);
        await EveryCaseIsNamed(again, named);
    }

    [Fact]
    public async Task Another_silo_goes_on_where_the_one_that_wrote_the_suspension_has_died()
    {
        using var folder = new TestFolder();
        folder.Write("pack/pack.yaml", RunPack.Text);
        var store = $"postgres:{PostgresServer.Shared.NewDatabase()}";
        string[] settings =
        [
            $"--Grid:Packs:0={folder["pack"]}", "--Grid:Cluster=adonet", $"--Grid:Checkpoints:Keys={folder["keys"]}",
            "--Grid:Checkpoints:File=none",
        ];
        await using var first = await SiloProcess.Start(store, settings);
        await using var client = await ClientHost.Connect(first.Gateway);
        await Staff(client.Grid);
        // Everything lives in the first silo; the other has come up beside it when that one dies.
        await Open(client.Grid);
        await using var second = await SiloProcess.Start(store, settings);
        var named = await SuspendUntilCaught(client.Grid);
        await first.Kill();

        output.WriteLine($"killed in suspension {named}, of {Count} cases");
        await EveryCaseIsNamed(second, named);
    }

    private async Task EveryCaseIsNamed(SiloProcess silo, int times)
    {
        await using var after = await ClientHost.Connect(silo.Gateway);
        await Patience.Until(() => Reaches(after.Grid), "nobody is looked for in the silo that has died");
        var answers = (await after.Grid.Case("fan-1").LookAsync()).Seats.Single();
        Assert.Equal(("officer:ada", "officer:pat"), (answers.Holder.Value, answers.Answers?.Value));
        var started = Stopwatch.GetTimestamp();
        await Patience.Until(
            async () => await Answering(after.Grid, "pat") == Count && await Answering(after.Grid, "ada") == 0,
            "every case names the deputy");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"gone on with to the end in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));

        var entries = await NamedIn(after.Grid);
        Assert.Equal(Count, entries.Count);
        Assert.All(entries, found => Assert.Equal(times, found.Value));
        Assert.Empty((await after.Grid.VerifyAsync()).Damage);
    }

    // Suspended and reinstated until it is caught amid the cases.
    private async Task<int> SuspendUntilCaught(GridClient grid)
    {
        for (var round = 1; round <= RoundsMax; round++)
        {
            await grid.Officer("ada").SubmitAsync(new OfficerCommand.SuspendOfficer(), Registry);
            await Patience.Until(async () => await Answering(grid, "pat") > 0, "the first case names the deputy");
            if (await Answering(grid, "pat") < Count)
            {
                return round;
            }

            output.WriteLine("one round was followed before anybody could look");
            await grid.Officer("ada").SubmitAsync(new OfficerCommand.ReinstateOfficer(), Registry);
            await Patience.Until(async () => await Answering(grid, "ada") == Count, "every case is the officer's");
        }

        throw new InvalidOperationException($"{RoundsMax} suspensions were followed before anybody could look");
    }

    // Until the others have given a silo up, whoever lived in it cannot be looked at.
    private static async Task<bool> Reaches(GridClient grid)
    {
        try
        {
            await grid.Case("fan-1").LookAsync();
            await Answering(grid, "ada");
            await Answering(grid, "pat");
            return true;
        }
        catch (Exception unanswered) when (unanswered is OrleansException or TimeoutException)
        {
            return false;
        }
    }

    private static async Task<int> Answering(GridClient grid, string officer) =>
        (await grid.Officer(officer).LookAsync()).Responsibilities.Length;

    private static async Task Staff(GridClient grid)
    {
        foreach (var (officer, deputy) in ((string, string?)[])[("pat", null), ("ada", "pat")])
        {
            await grid.Officer(officer).SubmitAsync(
                new OfficerCommand.RegisterOfficer(new(RunPack.Name), Standing.Active)
                {
                    Deputy = deputy is null ? null : OfficerId.Parse(deputy),
                },
                Registry);
            await grid.Officer(officer).SubmitAsync(
                new OfficerCommand.GrantMandate(new("m-1")) { Powers = [new("decide")] }, Registry);
        }
    }

    private static async Task Open(GridClient grid)
    {
        var opening = new CaseCommand.OpenCase(new(RunPack.Name)) { Slots = [new(Lead, 1, OfficerId.Parse("ada"))] };
        var submissions = Enumerable.Range(1, Count).Select(number => new ManySubmission.ToCase(
            CaseId.Parse(string.Create(CultureInfo.InvariantCulture, $"fan-{number}")),
            new(new(string.Create(CultureInfo.InvariantCulture, $"open-{number}")), new(Registry), opening)));
        await foreach (var reply in grid.SubmitManyAsync(submissions))
        {
            Assert.IsType<Reply.Done>(reply.Reply);
        }
    }

    private static async Task<Dictionary<string, int>> NamedIn(GridClient grid)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var page in grid.ReadLedgerAsync())
        {
            foreach (var entry in page.Entries)
            {
                using var read = JsonDocument.Parse(entry.Json);
                if (read.RootElement.GetProperty("type").GetString() == "case.acting-holder-named.v1")
                {
                    var stream = read.RootElement.GetProperty("stream").GetString()!;
                    counts[stream] = counts.GetValueOrDefault(stream) + 1;
                }
            }
        }

        return counts;
    }
}
