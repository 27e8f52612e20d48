using Grid.Domain.Draws;
using Grid.Grains.Draws;
using Grid.Grains.Tests.Followers;

namespace Grid.Grains.Tests;

/// <summary>Who keeps the keys of days, through stops and beside others of its kind.</summary>
[Collection(OneSilo.Name)]
public sealed class DayKeyKeeperTests(TestGrid grid)
{
    private const string PackText = """
        pack: drawing
        title: an office that draws
        oversight: officer:ova
        slots: [{ slot: lead }, { slot: panel, seats: 3 }]
        acts: [{ act: note }]
        supervision:
          - id: S-40
            kind: assignment
            title: drawn
            of: [panel]
            draw: { weights: { ceiling: 4 } }
            source: { title: a house rule, article: one }

        """;

    private static readonly PackName Pack = new("drawing");

    [Fact]
    public async Task Keys_are_committed_to_before_their_day_and_told_after_it_and_the_draw_between_is_proven()
    {
        var (desk, unit) = await Office();
        // Who opens a case where seats are drawn is of the unit, or leads it.
        Replies.Done(await desk.Submit(unit, new UnitCommand.AppointToPost(UnitPost.Head, desk.Sue)));
        await Keep();
        var committed = Assert.Single(await Unit(desk, unit)).Day;
        Assert.Equal(DayKeys.DayOf(Now, after: 1), committed);

        var id = await Open(desk, unit);
        Replies.Refused(
            await desk.Submit(id, desk.Sue, new CaseCommand.DrawHolder(Desk.Panel)), "draw.key-was-committed");
        grid.Pass(TimeSpan.FromDays(1));
        await Keep();
        var later = await Open(desk, unit);
        Replies.Done(await desk.Submit(later, desk.Sue, new CaseCommand.DrawHolder(Desk.Panel)));
        var drawn = Assert.Single((await desk.Look(later)).Draws).Officer;
        Assert.Contains(drawn, new[] { desk.Ada, desk.Bo });

        grid.Pass(TimeSpan.FromDays(1));
        await Keep();
        var seat = Assert.Single(await grid.CheckDraws(later));
        Assert.Empty(seat.Problems);
        Assert.Equal(TestGrid.Secret.KeyOf(unit, committed), seat.Key);

        // The one who was drawn has a case more, and counts for less on the day after.
        var tomorrow = (await Unit(desk, unit)).Single(key => key.Day == DayKeys.DayOf(Now, after: 1));
        Assert.Equal(1, tomorrow.CasesOf(drawn));
        Assert.Equal(1, tomorrow.Caseloads.Sum(load => load.Cases));
    }

    [Fact]
    public async Task A_draw_is_over_the_opening_whatever_was_noted_before_it()
    {
        var (desk, unit) = await Office();
        Replies.Done(await desk.Submit(unit, new UnitCommand.AppointToPost(UnitPost.Head, desk.Sue)));
        await Keep();
        grid.Pass(TimeSpan.FromDays(1));
        var id = desk.NextCase();
        var tried = desk.Ask(desk.Sue, new CaseCommand.FillSlot(Desk.Lead, desk.Sue)) with { Attempt = 2 };
        Replies.Refused(await desk.Submit(id, tried), "case.is-known");
        Replies.Done(await desk.Submit(
            id, desk.Sue, new CaseCommand.OpenCase(Pack) { Unit = unit, Slots = [new(Desk.Lead, 1, desk.Sue)] }));
        Replies.Done(await desk.Submit(id, desk.Sue, new CaseCommand.DrawHolder(Desk.Panel)));
        Assert.Equal(
            ["case.retry-settled.v1", "case.opened.v1", "case.holder-drawn.v1"], await grid.TypesIn(id.Value));

        Assert.Empty(Assert.Single(await grid.CheckDraws(id)).Problems);
        await using var views = grid.Follow();
        var look = await views.Draw(id, 3, CancellationToken.None);
        Assert.Empty(look!.Seat.Problems);
        Assert.Equal(Pack, look.Pack);
    }

    [Fact]
    public async Task Begun_again_or_twice_at_once_it_does_nothing_twice_and_forgets_nothing()
    {
        var (desk, unit) = await Office();
        await Task.WhenAll(Keep(), Keep());
        await Keep();
        Assert.Equal(["unit.registered.v1", "unit.pool-set.v1", "unit.day-key-committed.v1"],
            await grid.TypesIn(unit.Value));

        // Nobody was there for two days: the key that is due is told, and those that nobody committed to stay away.
        grid.Pass(TimeSpan.FromDays(3));
        await grid.Forget(desk.Grain(unit));
        await Task.WhenAll(Keep(), Keep());
        Assert.Equal(
            ["unit.day-key-revealed.v1", "unit.day-key-committed.v1"], (await grid.TypesIn(unit.Value)).Skip(3));
    }

    [Fact]
    public async Task A_silo_with_another_secret_tells_nothing_and_commits_to_nothing_that_is_committed_to()
    {
        var (_, unit) = await Office();
        await Keep();
        grid.Pass(TimeSpan.FromDays(1));
        await Keep(new(new byte[32]));
        grid.Pass(TimeSpan.FromDays(1));
        await Keep(new(new byte[32]));
        Assert.DoesNotContain("unit.day-key-revealed.v1", await grid.TypesIn(unit.Value));
        grid.Pass(TimeSpan.FromDays(1));
        await Keep(new(new byte[32]));
        var types = await grid.TypesIn(unit.Value);
        // Of its own keys it tells; the first is not its own.
        Assert.Equal(1, types.Count(type => type == "unit.day-key-revealed.v1"));
        await Keep();
        Assert.Equal(2, (await grid.TypesIn(unit.Value)).Count(type => type == "unit.day-key-revealed.v1"));
    }

    [Fact]
    public async Task A_key_that_somebody_else_committed_to_is_told_of_at_once_and_no_day_but_the_next_can_be_taken()
    {
        var (desk, unit) = await Office();
        var stranger = AskerId.Parse("system:stranger");
        Replies.Refused(
            await desk.Submit(unit, Commit(2), stranger), "key.committed-for-the-next-day");
        Replies.Done(await desk.Submit(unit, Commit(1), stranger));
        var told = new ToldLog<DayKeyKeeper>();
        using (var keeper = grid.Keeper(TestGrid.Secret, told))
        {
            await keeper.KeepAll(CancellationToken.None);
        }

        Assert.Contains(told.Critical, line =>
            line.Contains(unit.Value, StringComparison.Ordinal)
            && line.Contains(DayKeys.DayOf(Now, after: 1), StringComparison.Ordinal)
            && line.Contains("somebody else has committed to it", StringComparison.Ordinal));

        UnitCommand.CommitDayKey Commit(int after) =>
            new(DayKeys.DayOf(Now, after), new('1', DayKeys.Digits));
    }

    [Fact]
    public async Task A_seat_of_the_pool_counts_however_many_others_come_before_it_and_no_other_does()
    {
        var (desk, unit) = await Office();
        foreach (var slot in (Slot[])[Desk.Lead, Desk.Lead, Desk.Panel])
        {
            var opening = new CaseCommand.OpenCase(Pack) { Unit = unit, Slots = [new(slot, 1, desk.Ada)] };
            Replies.Done(await desk.Submit(desk.NextCase(), desk.Tell(opening)));
        }

        using (var keeper = grid.Keeper(TestGrid.Secret, seatsAtOnce: 1))
        {
            await keeper.KeepAll(CancellationToken.None);
        }

        var committed = Assert.Single(await Unit(desk, unit));
        Assert.Equal((1, 0), (committed.CasesOf(desk.Ada), committed.CasesOf(desk.Bo)));
    }

    private Timestamp Now => Timestamp.FromUtc(grid.Clock.GetUtcNow());

    private async Task Keep(DrawSecret? secret = null)
    {
        using var keeper = grid.Keeper(secret ?? TestGrid.Secret);
        await keeper.KeepAll(CancellationToken.None);
    }

    private async Task<(Desk Desk, UnitId Unit)> Office()
    {
        await grid.Publish(new Dictionary<string, string> { ["pack.yaml"] = PackText });
        var desk = await grid.OpenDesk();
        var unit = desk.Unit("court");
        Replies.Done(await desk.Submit(unit, new UnitCommand.RegisterUnit(Pack)));
        Replies.Done(await desk.Submit(
            unit, new UnitCommand.SetPool(Desk.Panel) { Members = [new(desk.Ada), new(desk.Bo)] }));
        return (desk, unit);
    }

    private static async Task<CaseId> Open(Desk desk, UnitId unit)
    {
        var id = desk.NextCase();
        Replies.Done(await desk.Submit(
            id, desk.Sue, new CaseCommand.OpenCase(Pack) { Unit = unit, Slots = [new(Desk.Lead, 1, desk.Sue)] }));
        return id;
    }

    private static async Task<ImmutableArray<DayKeyOnRecord>> Unit(Desk desk, UnitId unit) =>
        (await desk.Grain(unit).State(CancellationToken.None)).DayKeys;
}
