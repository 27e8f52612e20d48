namespace Grid.Grains.Tests;

/// <summary>
/// An officer who asks another is read from the ledger, but not again and again from the beginning; and never as they
/// were before.
/// </summary>
[Collection(OneSilo.Name)]
public sealed class AskingOfficerTests(TestGrid grid)
{
    [Fact]
    public async Task Who_asks_again_is_read_from_where_they_were_read_before()
    {
        var desk = await grid.OpenDesk();
        await Ask(desk);
        grid.Ledger.ReadsOf(desk.Sue.Value);
        await Ask(desk);
        Assert.Empty(grid.Ledger.ReadsOf(desk.Sue.Value));

        var known = (await desk.Look(desk.Sue)).State.Sequence;
        Replies.Done(await desk.Suspend(desk.Sue));
        grid.Ledger.ReadsOf(desk.Sue.Value);
        Assert.IsType<Reply.Refused>(await Ask(desk));
        Assert.Equal([known + 1], grid.Ledger.ReadsOf(desk.Sue.Value));
        Replies.Done(await desk.Reinstate(desk.Sue));
        Assert.IsNotType<Reply.Refused>(await Ask(desk));
    }

    [Fact]
    public async Task Who_asks_for_the_first_time_is_read_from_their_snapshot_on()
    {
        var desk = await grid.OpenDesk();
        var nan = await desk.SuperviseAnew();
        for (var times = 0; times < 8; times++)
        {
            Replies.Done(await desk.Suspend(nan));
            Replies.Done(await desk.Reinstate(nan));
        }

        await grid.SnapshotsKept();
        grid.Ledger.ReadsOf(nan.Value);
        Assert.IsNotType<Reply.Refused>(await Ask(desk, nan));
        Assert.All(grid.Ledger.ReadsOf(nan.Value), from => Assert.InRange(from, 8, 18));
    }

    // Sue supervises Ada: what she asks of Ada's grain is decided by what Sue may do.
    private static Task<Reply> Ask(Desk desk, OfficerId? by = null) => desk.Submit(
        desk.Ada, new OfficerCommand.SuspendOfficer(), new AskerId((by ?? desk.Sue).Value));
}
