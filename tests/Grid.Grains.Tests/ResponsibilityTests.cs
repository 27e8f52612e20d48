namespace Grid.Grains.Tests;

/// <summary>What an officer answers for, read from the index that the ledger keeps.</summary>
[Collection(OneSilo.Name)]
public sealed class ResponsibilityTests(TestGrid grid)
{
    [Fact]
    public async Task An_officer_shows_every_seat_they_answer_in()
    {
        var desk = await grid.OpenDesk();
        var (one, two) = (await desk.Open(), await desk.Open());
        Replies.Done(await desk.Submit(one, desk.Ada, new CaseCommand.FillSlot(Desk.Panel, desk.Bo, Seat: 2)));
        Assert.Equal([(one, "lead", 1), (two, "lead", 1)], await SeatsOf(desk, desk.Ada));
        Assert.Equal([(one, "panel", 2)], await SeatsOf(desk, desk.Bo));

        Replies.Done(await desk.Submit(one, desk.Ada, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo)));
        Assert.Equal([(two, "lead", 1)], await SeatsOf(desk, desk.Ada));
        Assert.Equal([(one, "lead", 1), (one, "panel", 2)], await SeatsOf(desk, desk.Bo));

        Replies.Done(await desk.Submit(one, desk.Bo, new CaseCommand.CloseCase()));
        Assert.Empty(await SeatsOf(desk, desk.Bo));
        Assert.Equal([(two, "lead", 1)], await SeatsOf(desk, desk.Ada));
    }

    [Fact]
    public async Task Whoever_answers_in_anothers_place_shows_it()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Suspend(desk.Ada));
        Replies.Done(await desk.Submit(id, desk.Pat, new CaseCommand.RecordAct("draft")));
        Assert.True(Assert.Single((await desk.Look(desk.Pat)).Responsibilities).IsActing);
        Assert.Empty((await desk.Look(desk.Ada)).Responsibilities);

        Replies.Done(await desk.Reinstate(desk.Ada));
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("draft")));
        Assert.Empty((await desk.Look(desk.Pat)).Responsibilities);
        Assert.False(Assert.Single((await desk.Look(desk.Ada)).Responsibilities).IsActing);
    }

    [Fact]
    public async Task The_answer_says_for_how_much_of_the_ledger_it_is_true()
    {
        var desk = await grid.OpenDesk();
        var before = Assert.Single((await desk.Look(desk.Ada)).TrueFor);
        var receipt = Replies.Done(await desk.Submit(desk.NextCase(), desk.Ada, Desk.Opening(desk.Ada)));
        Assert.Equal(receipt.Position + 1, Assert.Single((await desk.Look(desk.Ada)).TrueFor));
        Assert.True(before <= receipt.Position);
    }

    [Fact]
    public async Task An_officer_shows_standing_and_powers_as_of_now()
    {
        var desk = await grid.OpenDesk();
        var until = grid.Pass(TimeSpan.FromHours(1));
        Replies.Done(await desk.Submit(desk.Bo, new OfficerCommand.GrantMandate(new("m-2"))
        {
            Powers = [new("manage")],
            Until = new(until.LocalTicks + TimeSpan.TicksPerHour, 0),
        }));
        Replies.Done(await desk.Submit(desk.Bo, new OfficerCommand.RevokeMandate(new("m-1"))));
        Assert.Equal(["manage"], (await desk.Look(desk.Bo)).Powers.Select(power => power.Value));
        grid.Pass(TimeSpan.FromHours(1));
        Assert.Empty((await desk.Look(desk.Bo)).Powers);
        Replies.Done(await desk.Suspend(desk.Bo));
        Assert.Equal(Standing.Suspended, (await desk.Look(desk.Bo)).Standing);
    }

    private static async Task<IEnumerable<(CaseId, string, int)>> SeatsOf(Desk desk, OfficerId officer) =>
        (await desk.Look(officer)).Responsibilities
            .Select(held => (held.Case, held.Slot.Value, held.Seat))
            .OrderBy(held => held.Case.Value, StringComparer.Ordinal)
            .ThenBy(held => held.Item2, StringComparer.Ordinal);
}
