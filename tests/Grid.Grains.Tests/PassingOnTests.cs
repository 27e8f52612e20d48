namespace Grid.Grains.Tests;

/// <summary>Cases are handed over, merged and split, through a silo.</summary>
[Collection(OneSilo.Name)]
public sealed class PassingOnTests(TestGrid grid)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly UnitId Court = UnitId.Parse("court");

    [Fact]
    public async Task The_sender_answers_until_the_receipt_and_the_receiver_from_then_on()
    {
        var desk = await grid.OpenDesk();
        await Join(desk, desk.Bo);
        var id = await desk.Open();
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.HandOverCase(Court)));
        var between = grid.Pass(Hour);
        grid.Pass(Hour);
        Assert.Equal(Court, (await desk.Look(id)).Transit?.ToUnit);

        Replies.Done(await desk.Submit(id, desk.Bo, new CaseCommand.AcceptHandover([new(Desk.Lead, 1, desk.Bo)])));

        Assert.Equal(desk.Ada, (await desk.WhoLeads(id, between)).Holder);
        Assert.Equal(desk.Bo, (await desk.WhoLeads(id)).Holder);
        Assert.Empty((await desk.Look(desk.Ada)).Responsibilities);
        Assert.Equal(id.Value, Assert.Single((await desk.Look(desk.Bo)).Responsibilities).Case.Value);
        var view = await desk.Look(id);
        Assert.Equal((Court, null), (view.Unit, view.Transit));
    }

    /// <summary>DOMAIN scenario 24, but for the clocks, which the tests of the domain have.</summary>
    [Fact]
    public async Task Cases_are_merged_and_split_and_each_is_asked_for_by_its_own_id()
    {
        var desk = await grid.OpenDesk();
        var (x, y) = (await desk.Open(), await desk.Open());
        var z = desk.NextCase();
        Replies.Done(await desk.Submit(z, desk.Bo, Desk.Opening(desk.Bo)));
        Replies.Done(await desk.Submit(x, desk.Ada, new CaseCommand.RecordAct("draft")));
        var before = grid.Pass(Hour);
        grid.Pass(Hour);
        foreach (var merged in new[] { x, y })
        {
            Replies.Done(await desk.Submit(merged, desk.Ada, new CaseCommand.MergeCase(z)));
            Replies.Done(await desk.Submit(z, desk.Bo, new CaseCommand.AcceptMerge(merged)));
            Replies.Done(await desk.Submit(merged, desk.Ada, new CaseCommand.CompleteMerge()));
        }

        var w = desk.NextCase();
        Replies.Done(await desk.Submit(z, desk.Bo, new CaseCommand.SplitCase(w)));
        Replies.Done(await desk.Submit(w, desk.Bo, Desk.Opening(desk.Pat) with { SplitFrom = z }));
        Replies.Done(await desk.Submit(z, desk.Bo, new CaseCommand.CompleteSplit(w)));

        Assert.Equal(desk.Ada, (await desk.WhoLeads(x, before)).Holder);
        Assert.Equal((z, desk.Bo), ((await desk.Who(x)).MergedInto, (await desk.WhoLeads(x)).Holder));
        Assert.Equal((z, desk.Bo), ((await desk.Who(y)).MergedInto, (await desk.WhoLeads(y)).Holder));
        Assert.Equal(desk.Pat, (await desk.WhoLeads(w)).Holder);
        Assert.Equal("draft", Assert.Single((await desk.Look(x)).Acts).Act);
        var whole = await desk.Look(z);
        Assert.Empty(whole.Acts);
        Assert.Equal([x, y], whole.Ties.MergedFrom.Select(taken => taken.From));
        Assert.Equal(w, Assert.Single(whole.Ties.SplitInto));
        Assert.Equal(CaseStatus.Closed, (await desk.Look(x)).Status);
        Assert.Empty((await desk.Look(desk.Ada)).Responsibilities);
        Assert.Equal(z.Value, Assert.Single((await desk.Look(desk.Bo)).Responsibilities).Case.Value);
    }

    [Fact]
    public async Task What_is_recorded_between_acceptance_and_receipt_makes_the_receipt_wait()
    {
        var desk = await grid.OpenDesk();
        var (x, z) = (await desk.Open(), await desk.Open());
        Replies.Done(await desk.Submit(x, desk.Ada, new CaseCommand.MergeCase(z)));
        Replies.Done(await desk.Submit(z, desk.Ada, new CaseCommand.AcceptMerge(x)));
        Replies.Done(await desk.Submit(x, desk.Tell(new CaseCommand.RecordAct("draft"))));

        var refused = Assert.IsType<Reply.Refused>(
            await desk.Submit(x, desk.Ada, new CaseCommand.CompleteMerge()));
        Assert.Equal(CompleteMergeRules.IsAcceptedAsItStands.Id, Assert.Single(refused.Reasons).Rule);

        Replies.Done(await desk.Submit(z, desk.Ada, new CaseCommand.AcceptMerge(x)));
        Replies.Done(await desk.Submit(x, desk.Ada, new CaseCommand.CompleteMerge()));
    }

    private static async Task Join(Desk desk, OfficerId officer) =>
        Replies.Done(await desk.Submit(officer, new OfficerCommand.RegisterOfficer(Desk.Pack, Standing.Active)
        {
            Unit = Court,
            Supervisor = desk.Sue,
        }));
}
