using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Grid.Grains.Tests;

/// <summary>
/// A case with very many acts and an officer with very many cases, on a grid of their own: what is asked of them and
/// of others is answered. How many cases is a setting:
/// <c>GRID_OFFICER_CASES=100000 dotnet test tests/Grid.Grains.Tests --filter LargeTests</c>.
/// </summary>
public sealed class LargeTests(TestGrid grid, ITestOutputHelper output) : IClassFixture<TestGrid>
{
    private const int Acts = 10_000;

    private const int Run = 1_000;

    private static readonly int Cases = int.TryParse(
        Environment.GetEnvironmentVariable("GRID_OFFICER_CASES"), CultureInfo.InvariantCulture, out var many)
            ? many
            : 2_000;

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_case_with_ten_thousand_acts_takes_one_more_and_is_found_again_whole()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        await Told("told of", async () =>
        {
            for (var told = 0; told < Acts; told += Run)
            {
                var notes = Enumerable.Range(0, Run)
                    .Select(_ => desk.Tell(new CaseCommand.RecordAct("note") { Officer = desk.Ada }));
                Assert.All(await desk.Grain(id).SubmitAll([.. notes], None), reply => Replies.Done(reply));
            }
        });

        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("draft")));
        await Told("one more", async () => Replies.Refused(
            await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("sign")), "desk.signer-is-not-drafter"));
        await grid.Forget(desk.Grain(id));
        await Told("read again", async () => Assert.Equal(Acts + 2, (await desk.Look(id)).Sequence));
        Assert.Equal(Acts + 1, (await desk.Look(id)).Acts.Length);
        await Told("and one more", async () => Assert.Equal(
            Acts + 3, Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note"))).Sequence));
    }

    [Fact]
    public async Task An_officer_with_very_many_cases_is_looked_at_and_suspended_while_others_go_on()
    {
        var desk = await grid.OpenDesk();
        var beside = desk.NextCase();
        Replies.Done(await desk.Submit(beside, desk.Bo, Desk.Opening(desk.Bo)));
        var cases = await Made(desk);
        await Told("looked at", async () =>
            Assert.Equal(Cases, (await desk.Look(desk.Ada)).Responsibilities.Length));
        await Told("one handed on", async () => Replies.Done(await desk.Submit(
            cases[0], desk.Ada, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo))));
        await Told("planned to go", async () =>
            Replies.Done(await desk.Submit(desk.Ada, new OfficerCommand.PlanLeaving(Leaving.Departure))));
        await Told("refused to go", async () => Replies.Refused(
            await desk.Submit(desk.Ada, new OfficerCommand.LeaveOffice(Leaving.Departure)),
            "leaving.duties-have-successor"));

        await using var fanOut = grid.FanOut();
        await Told("suspended", async () => Replies.Done(await desk.Suspend(desk.Ada)));
        Assert.Equal(desk.Pat, (await desk.WhoLeads(cases[^1])).Acting);

        // Others need not wait until it has gone through all the cases.
        await Told("beside it", async () =>
            Replies.Done(await desk.Submit(beside, desk.Bo, new CaseCommand.RecordAct("draft"))));
        await Told("followed by all", async () =>
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            // A look at all of them, again and again, would take longer than the following.
            while (!await grid.IsFree(desk.Ada))
            {
                Assert.True(await timer.WaitForNextTickAsync(patience.Token));
            }
        });
        Assert.Equal(Cases - 1, (await desk.Look(desk.Pat)).Responsibilities.Length);
        Assert.Empty((await desk.Look(desk.Ada)).Responsibilities);
    }

    // As the ledger has them once somebody has opened them one by one; that would take far longer than all the rest.
    private async Task<ImmutableArray<CaseId>> Made(Desk desk)
    {
        var cases = ImmutableArray.CreateBuilder<CaseId>(Cases);
        var now = grid.Pass(TimeSpan.Zero);
        var sample = Assert.Single(await grid.Entries((await desk.Open()).Value));
        var opened = (CaseEvent)sample.ReadEvent();
        Replies.Done(await desk.Submit(
            new CaseId(sample.Header.Stream), desk.Ada, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo)));
        for (var made = 0; made < Cases; made += Run)
        {
            var appends = Enumerable.Range(0, Math.Min(Run, Cases - made)).Select(_ =>
            {
                var id = desk.NextCase();
                cases.Add(id);
                var written = new StreamWrite<CaseEvent>(id.Value, StreamHead.None, [opened]).Encode(
                    new Submission<CaseEvent>(desk.NextCommand(), desk.Ada, opened),
                    sample.Header.CommandDigest,
                    Reliance.OnNothing(now) with { Pack = sample.Header.Pack });
                return grid.Ledger.Append(new(id.Value, StreamHead.None, written.Entries), None);
            }).ToArray();
            Assert.All(await Task.WhenAll(appends), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        }

        return cases.ToImmutable();
    }

    private async Task Told(string what, Func<Task> happens)
    {
        var started = Stopwatch.GetTimestamp();
        await happens();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms"));
    }
}
