namespace Grid.Grains.Tests;

/// <summary>A row that cannot be believed seals its stream, and no other.</summary>
/// <remarks>On a store of its own: what is broken here must not trouble the other tests.</remarks>
public sealed class DamageTests(TestGrid grid) : IClassFixture<TestGrid>
{
    [Theory]
    [InlineData("UPDATE entry SET body = replace(body, 'draft', 'sign') WHERE stream = $stream AND sequence = 2")]
    [InlineData("UPDATE entry SET hash = zeroblob(32) WHERE stream = $stream AND sequence = 2")]
    [InlineData("UPDATE entry SET sequence = 7 WHERE stream = $stream AND sequence = 2")]
    [InlineData("UPDATE entry SET type = 'case.closed.v1' WHERE stream = $stream AND sequence = 2")]
    [InlineData("UPDATE entry SET body = '{' WHERE stream = $stream AND sequence = 2")]
    [InlineData("DELETE FROM entry WHERE stream = $stream AND sequence = 2")]
    [InlineData("DELETE FROM entry WHERE stream = $stream AND sequence = 3")]
    [InlineData("UPDATE stream_head SET sequence = 9 WHERE stream = $stream")]
    [InlineData("UPDATE stream_head SET hash = zeroblob(32) WHERE stream = $stream")]
    [InlineData("DELETE FROM stream_head WHERE stream = $stream")]
    public async Task A_damaged_case_says_so_and_takes_no_command(string damage)
    {
        var desk = await grid.OpenDesk();
        var (broken, sound) = (await desk.Open(), await desk.Open());
        var known = desk.Ask(desk.Ada, new CaseCommand.RecordAct("draft"));
        Replies.Done(await desk.Submit(broken, known));
        Replies.Done(await desk.Submit(broken, desk.Ada, new CaseCommand.RecordAct("note")));
        await grid.Forget(desk.Grain(broken));
        grid.Tamper(damage, ("$stream", broken.Value));

        var view = await desk.Look(broken);
        Assert.NotNull(view.Damage);
        Assert.Equal((0, CaseStatus.None), (view.Sequence, view.Status));
        Replies.Refused(await desk.Submit(broken, desk.Ada, new CaseCommand.RecordAct("note")), "stream.is-intact");
        Replies.Refused(await desk.Submit(broken, known), "stream.is-intact");
        Replies.Done(await desk.Submit(sound, desk.Ada, new CaseCommand.RecordAct("draft")));
        Assert.Null((await desk.Look(sound)).Damage);
        Assert.NotNull((await desk.Who(broken)).Damage);
        Assert.NotEmpty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task Nothing_is_decided_on_a_damaged_officer()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        await grid.Forget(desk.Grain(desk.Ada));
        grid.Tamper(
            "UPDATE entry SET body = replace(body, 'decide', 'manage') WHERE stream = $stream AND sequence = 2",
            ("$stream", desk.Ada.Value));
        Assert.NotNull((await desk.Look(desk.Ada)).Damage);
        Replies.Refused(await desk.Suspend(desk.Ada), "stream.is-intact");
        var failure = await Assert.ThrowsAsync<LedgerFailure>(
            () => desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("draft")));
        Assert.Contains(desk.Ada.Value, failure.Message, StringComparison.Ordinal);
        Assert.Contains(desk.Ada.Value, (await desk.Who(id)).Damage, StringComparison.Ordinal);
        Assert.Single(await grid.Entries(id.Value));
        Replies.Done(await desk.Submit(desk.NextCase(), desk.Bo, Desk.Opening(desk.Bo)));
    }

    [Fact]
    public async Task Nothing_is_decided_for_a_damaged_officer_who_asks()
    {
        var desk = await grid.OpenDesk();
        var nan = await desk.SuperviseAnew();
        grid.Tamper(
            "UPDATE entry SET hash = zeroblob(32) WHERE stream = $stream AND sequence = 2",
            ("$stream", nan.Value));
        for (var times = 0; times < 2; times++)
        {
            await Assert.ThrowsAsync<LedgerFailure>(() => desk.Submit(
                desk.Ada, new OfficerCommand.SuspendOfficer(), new AskerId(nan.Value)));
        }
    }

    [Fact]
    public async Task What_changes_under_a_living_activation_is_noticed_when_it_is_read_again()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var known = desk.Ask(desk.Ada, new CaseCommand.RecordAct("draft"));
        Replies.Done(await desk.Submit(id, known));
        grid.Tamper(
            "UPDATE entry SET body = replace(body, 'draft', 'sign') WHERE stream = $stream AND sequence = 2",
            ("$stream", id.Value));
        await Assert.ThrowsAsync<LedgerFailure>(() => desk.Submit(id, known));
        Assert.NotNull((await desk.Look(id)).Damage);
    }
}
