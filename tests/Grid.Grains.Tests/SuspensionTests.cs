namespace Grid.Grains.Tests;

/// <summary>Suspension never waits: from its entry on, whatever was under way.</summary>
[Collection(OneSilo.Name)]
public sealed class SuspensionTests(TestGrid grid)
{
    private static readonly CaseCommand.RecordAct Draft = new("draft");

    [Fact]
    public async Task No_act_slips_past_a_suspension_that_comes_between_the_decision_and_its_entry()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var appends = grid.Ledger.AppendsTo(id.Value);
        grid.Ledger.Meanwhile(id.Value, async () => Replies.Done(await desk.Suspend(desk.Ada)));
        Replies.Refused(await desk.Submit(id, desk.Ada, Draft), "asker.is-active");
        Assert.Equal(appends + 1, grid.Ledger.AppendsTo(id.Value));
        Assert.Equal(["case.opened.v1"], await grid.TypesIn(id.Value));
    }

    [Fact]
    public async Task A_change_of_an_officer_that_takes_nothing_away_makes_the_decision_anew_and_it_stands()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        grid.Ledger.Meanwhile(id.Value, async () => Replies.Done(await desk.Submit(
            desk.Ada, new OfficerCommand.GrantMandate(new("m-2")) { Powers = [new("manage")] })));
        Replies.Done(await desk.Submit(id, desk.Ada, Draft));
        Assert.Equal(3, (await grid.Entries(id.Value))[^1].Header.Relied[desk.Ada.Value]);
    }

    [Fact]
    public async Task A_revoked_mandate_does_not_decide()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        grid.Ledger.Meanwhile(id.Value, async () => Replies.Done(
            await desk.Submit(desk.Ada, new OfficerCommand.RevokeMandate(new("m-1")))));
        Replies.Refused(
            await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("sign")), "desk.signer-may-decide");
    }

    [Fact]
    public async Task The_deputy_answers_at_once_and_the_entry_follows_with_the_next_command()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Suspend(desk.Ada));
        Assert.Equal(desk.Pat, Assert.Single((await desk.Look(id)).Seats).Answers);
        Assert.Equal(["case.opened.v1"], await grid.TypesIn(id.Value));

        Replies.Done(await desk.Submit(id, desk.Pat, Draft));
        Assert.Equal(
            ["case.opened.v1", "case.acting-holder-named.v1", "case.act-recorded.v1"], await grid.TypesIn(id.Value));
        var parts = (await grid.Entries(id.Value)).Skip(1).Select(entry => entry.Header.Part);
        Assert.Equal([(1, 2), (2, 2)], parts);

        Replies.Done(await desk.Reinstate(desk.Ada));
        Assert.Equal(desk.Ada, Assert.Single((await desk.Look(id)).Seats).Answers);
        Replies.Done(await desk.Submit(id, desk.Ada, Draft));
        Assert.Equal("case.acting-holder-ended.v1", (await grid.TypesIn(id.Value)).ElementAt(3));
    }

    [Fact]
    public async Task Where_the_deputy_may_not_either_the_supervisor_answers()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Suspend(desk.Pat));
        Replies.Done(await desk.Suspend(desk.Ada));
        var seat = Assert.Single((await desk.Look(id)).Seats);
        Assert.Equal((desk.Sue, desk.Max), (seat.Answers!.Value, seat.Supervisor!.Value));
        Replies.Done(await desk.Submit(id, desk.Sue, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo)));
        Assert.Equal(desk.Bo, Assert.Single((await desk.Look(id)).Seats).Answers);
    }

    [Fact]
    public async Task A_refused_command_does_not_name_the_acting_holder()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Suspend(desk.Ada));
        Replies.Refused(await desk.Submit(id, desk.Ada, Draft), "asker.is-active");
        Assert.Equal(["case.opened.v1"], await grid.TypesIn(id.Value));
    }

    [Fact]
    public async Task What_a_suspended_officer_did_is_kept_and_waits_to_be_voided()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Suspend(desk.Bo));
        var at = grid.Pass(TimeSpan.FromMinutes(5));
        var told = Replies.Accepted(await desk.Submit(
            id, desk.Tell(new CaseCommand.RecordAct("draft") { Officer = desk.Bo }, at)));
        Assert.Contains(told.Judged, judged =>
            judged.Rule.Value == "act.performer-is-active" && judged.Verdict == VerdictKind.Broken);
        var view = await desk.Look(id);
        Assert.True(Assert.Single(view.Acts).IsVoidPending);
        Assert.Equal("act.performer-is-active", Assert.Single(view.Breaches).Rule.Value);
    }

    [Fact]
    public async Task What_an_officer_did_before_the_suspension_stands_though_it_is_told_late()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var before = grid.Pass(TimeSpan.FromMinutes(5));
        grid.Pass(TimeSpan.FromMinutes(5));
        Replies.Done(await desk.Suspend(desk.Bo));
        Replies.Done(await desk.Submit(
            id, desk.Tell(new CaseCommand.RecordAct("draft") { Officer = desk.Bo }, before)));
        var view = await desk.Look(id);
        Assert.False(Assert.Single(view.Acts).IsVoidPending);
        Assert.Empty(view.Breaches);
    }
}
