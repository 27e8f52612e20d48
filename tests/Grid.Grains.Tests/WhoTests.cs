using Grid.Ledger.Entries;

namespace Grid.Grains.Tests;

/// <summary>Who answered at an instant, as known at another.</summary>
[Collection(OneSilo.Name)]
public sealed class WhoTests(TestGrid grid)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Before_a_transfer_the_former_holder_answered_and_after_it_the_new_one()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var before = grid.Pass(Hour);
        grid.Pass(Hour);
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo)));
        var after = grid.Pass(Hour);
        Assert.Equal(desk.Ada, (await desk.WhoLeads(id, before)).Holder);
        Assert.Equal(desk.Bo, (await desk.WhoLeads(id, after)).Holder);
        Assert.Equal(desk.Bo, (await desk.WhoLeads(id)).Holder);
        Assert.Equal(desk.Ada, (await desk.WhoLeads(id, after, known: before)).Holder);
        Assert.Equal(desk.Sue, (await desk.WhoLeads(id, after)).Supervisor);
    }

    [Fact]
    public async Task Before_it_was_opened_a_case_is_not_known()
    {
        var desk = await grid.OpenDesk();
        var before = grid.Pass(Hour);
        grid.Pass(Hour);
        var id = await desk.Open();
        Assert.False((await desk.Who(id, before)).IsKnown);
        Assert.False((await desk.Who(id, at: null, known: before)).IsKnown);
        Assert.False((await desk.Who(desk.NextCase())).IsKnown);
        Assert.True((await desk.Who(id)).IsKnown);
    }

    [Fact]
    public async Task What_is_told_late_counts_from_when_it_happened_but_was_not_known_then()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var happened = grid.Pass(Hour);
        var later = grid.Pass(Hour);
        grid.Pass(Hour);
        Replies.Done(await desk.Submit(
            id, desk.Tell(new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo), happened)));
        Assert.Equal(desk.Bo, (await desk.WhoLeads(id, later)).Holder);
        Assert.Equal(desk.Ada, (await desk.WhoLeads(id, later, known: later)).Holder);
    }

    [Fact]
    public async Task A_seat_that_was_filled_before_the_opening_is_held_after_it()
    {
        var desk = await grid.OpenDesk();
        var earlier = grid.Pass(Hour);
        grid.Pass(Hour);
        var id = await desk.Open();
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.FillSlot(Desk.Panel, desk.Bo), earlier)));
        Assert.Equal(2, (await desk.Look(id)).Seats.Length);
        var now = (await desk.Who(id)).Slots;
        Assert.Equal(desk.Bo, Assert.Single(now, slot => slot.Slot == Desk.Panel).Holder);
        Assert.Equal(desk.Ada, Assert.Single(now, slot => slot.Slot == Desk.Lead).Holder);
    }

    [Fact]
    public async Task Between_two_commands_the_route_says_who_answered()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var before = grid.Pass(Hour);
        grid.Pass(Hour);
        Replies.Done(await desk.Suspend(desk.Ada));
        var during = grid.Pass(Hour);
        grid.Pass(Hour);
        Replies.Done(await desk.Reinstate(desk.Ada));
        var after = grid.Pass(Hour);
        Assert.Equal(["case.opened.v1"], await grid.TypesIn(id.Value));
        Assert.Null((await desk.WhoLeads(id, before)).Acting);
        var acted = await desk.WhoLeads(id, during);
        Assert.Equal((desk.Ada, desk.Pat), (acted.Holder!.Value, acted.Acting!.Value));
        Assert.Equal(["decide", "manage"], acted.Powers.Select(power => power.Value));
        Assert.Null((await desk.WhoLeads(id, after)).Acting);
        Assert.Null((await desk.WhoLeads(id, during, known: before)).Acting);
    }

    [Fact]
    public async Task The_entries_that_prove_an_answer_are_in_the_ledger()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Suspend(desk.Pat));
        Replies.Done(await desk.Suspend(desk.Ada));
        var acted = await desk.WhoLeads(id);
        Assert.Equal(desk.Sue, acted.Acting);
        foreach (var reference in acted.Entries)
        {
            var stored = await grid.Stored(reference.Stream, reference.Sequence);
            Assert.Equal((reference.Sequence, reference.Hash), ((int)stored!.Sequence, HashChain.Print(stored.Hash)));
        }

        // Everybody who was passed over on the route speaks, too: else nothing says why Pat did not answer.
        Assert.Equal(
            new[] { id.Value, desk.Ada.Value, desk.Pat.Value, desk.Sue.Value, desk.Max.Value }.Order(),
            acted.Entries.Select(reference => reference.Stream).Distinct().Order());
        Assert.Equal((await grid.Entries(id.Value))[0].Header.Pack, acted.Pack);
    }

    [Fact]
    public async Task In_a_case_only_recorded_nothing_is_derived()
    {
        var desk = await grid.OpenDesk();
        var id = desk.NextCase();
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.OpenCase(Desk.Pack))));
        Assert.Null((await desk.WhoLeads(id)).Holder);
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.FillSlot(Desk.Lead, desk.Ada))));
        grid.Pass(Hour);
        Replies.Done(await desk.Suspend(desk.Ada));
        grid.Pass(Hour);
        var answer = await desk.WhoLeads(id);
        Assert.Equal((desk.Ada, null, desk.Sue), (answer.Holder!.Value, answer.Acting, answer.Supervisor!.Value));
    }

    [Fact]
    public async Task One_slot_may_be_asked_for()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.FillSlot(Desk.Panel, desk.Bo)));
        var answer = await desk.Grain(id).Who(new(null, null, Desk.Panel), CancellationToken.None);
        var only = Assert.Single(answer.Slots);
        Assert.Equal((Desk.Panel, desk.Bo), (only.Slot, only.Holder!.Value));
    }

    [Fact]
    public async Task A_time_without_an_offset_is_taken_as_utc()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Suspend(desk.Ada));
        var during = grid.Pass(Hour) with { OffsetMinutes = null };
        grid.Pass(Hour);
        Replies.Done(await desk.Reinstate(desk.Ada));
        var after = grid.Pass(Hour) with { OffsetMinutes = null };
        Assert.Equal(desk.Pat, (await desk.WhoLeads(id, during)).Acting);
        var answer = await desk.WhoLeads(id, after);
        Assert.Null(answer.Acting);
        Assert.Equal(desk.Sue, answer.Supervisor);
        Assert.NotEmpty(answer.Powers);
        Assert.Equal(after, (await desk.Who(id, after)).At);
    }
}
