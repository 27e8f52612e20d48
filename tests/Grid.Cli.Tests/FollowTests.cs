using System.Collections.Concurrent;
using System.Globalization;
using Grid.Client;
using Grid.Contracts;
using Grid.Contracts.Views;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;

namespace Grid.Cli.Tests;

/// <summary>A program follows the ledger through the client library, whatever becomes of the silo meanwhile.</summary>
public sealed class FollowTests : IDisposable
{
    private static readonly OfficerCommand Register =
        new OfficerCommand.RegisterOfficer(new(RunPack.Name), Standing.Active);

    private readonly TestFolder _folder = new();
    private readonly int _gateway = FreePorts.Next();
    private int _officers;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_ledger_is_followed_over_the_end_of_a_silo_whole_and_each_entry_once(bool isKilled)
    {
        _folder.Write("pack/pack.yaml", RunPack.Text);
        var taken = new ConcurrentQueue<LedgerStep>();
        using var stop = new CancellationTokenSource();
        await using (var first = await Start())
        {
            await using var host = await Connect();
            var following = Follow(host.Grid, default, taken, stop.Token);
            await Write(host.Grid);
            if (isKilled)
            {
                await first.Kill();
            }
            else
            {
                (await first.Stop()).Exits(0);
            }

            await using var second = await Start();
            await Write(host.Grid);
            var size = (await host.Grid.LookAtLedgerAsync()).Entries;
            await Patience.Until(() => taken.Count >= size || following.IsCompleted, "all entries have come");
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
            Assert.Equal(Enumerable.Range(0, (int)size), Positions(taken));
        }
    }

    [Fact]
    public async Task A_call_that_waits_in_a_silo_that_is_killed_is_given_up_long_before_its_answer_is_overdue()
    {
        _folder.Write("pack/pack.yaml", RunPack.Text);
        var taken = new ConcurrentQueue<LedgerStep>();
        using var stop = new CancellationTokenSource();
        await using var first = await Start();
        await using var patient = await Connect(TimeSpan.FromHours(1));
        await Write(patient.Grid);
        var before = (await patient.Grid.LookAtLedgerAsync()).Entries;
        var following = Follow(patient.Grid, default, taken, stop.Token);
        await Patience.Until(() => taken.Count >= before || following.IsCompleted, "what is there has come");

        await first.Kill();
        await using var second = await Start();
        await using var writer = await Connect();
        await Write(writer.Grid);

        var size = (await writer.Grid.LookAtLedgerAsync()).Entries;
        await Patience.Until(() => taken.Count >= size || following.IsCompleted, "what came since has come");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        Assert.Equal(Enumerable.Range(0, (int)size), Positions(taken));
    }

    [Fact]
    public async Task Who_comes_back_with_a_cursor_goes_on_behind_it_and_no_other_cursor_is_taken()
    {
        _folder.Write("pack/pack.yaml", RunPack.Text);
        await using var silo = await Start();
        await using var host = await Connect();
        await Write(host.Grid);
        var end = await host.Grid.LookAtLedgerEndAsync();
        var all = new List<LedgerStep>();
        await foreach (var step in host.Grid.FollowAsync())
        {
            all.Add(step);
            if (step.After == end)
            {
                break;
            }
        }

        await foreach (var step in host.Grid.FollowAsync(all[7].After))
        {
            Assert.Equal(all[8], step);
            break;
        }

        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => First(host.Grid, new("yesterday")));
        Assert.Contains("`yesterday` is no cursor of a grid", wrong.Message, StringComparison.Ordinal);
        var ahead = await Assert.ThrowsAsync<ArgumentException>(() => First(host.Grid, new("0:123456")));
        Assert.Contains("it is of another grid", ahead.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<int> Positions(IEnumerable<LedgerStep> taken) =>
        taken.Select(step => (int)step.Entry.Position);

    private static async Task Follow(
        GridClient grid, Cursor from, ConcurrentQueue<LedgerStep> taken, CancellationToken cancellation)
    {
        await foreach (var step in grid.FollowAsync(from, cancellation))
        {
            taken.Enqueue(step);
        }
    }

    private static async Task First(GridClient grid, Cursor from)
    {
        await foreach (var _ in grid.FollowAsync(from))
        {
            return;
        }
    }

    private async Task Write(GridClient grid)
    {
        for (var number = 0; number < 30; number++)
        {
            var officer = grid.Officer(string.Create(CultureInfo.InvariantCulture, $"P-{_officers++}"));
            Assert.IsType<Reply.Done>(await officer.SubmitAsync(Register, by: "system:personnel"));
        }
    }

    private Task<SiloProcess> Start() => SiloProcess.Start(
        _folder.Store(), $"--Grid:Packs:0={_folder["pack"]}", SiloProcess.Setting("GatewayPort", _gateway));

    private Task<ClientHost> Connect(TimeSpan? timeout = null) => ClientHost.Connect(
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_gateway}"),
        options =>
        {
            options.ResponseTimeout = timeout ?? options.ResponseTimeout;
            options.RetryDelayMax = TimeSpan.FromMilliseconds(500);
            // Until the silo that was started again is reached, however long that takes here.
            options.AttemptsMax = 200;
        });
}
