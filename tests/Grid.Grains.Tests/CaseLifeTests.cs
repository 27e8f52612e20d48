using Grid.Ledger.Entries;

namespace Grid.Grains.Tests;

[Collection(OneSilo.Name)]
public sealed class CaseLifeTests(TestGrid grid)
{
    [Fact]
    public async Task A_case_is_opened_acted_on_handed_over_and_closed()
    {
        var desk = await grid.OpenDesk();
        var id = desk.NextCase();
        Receipt[] receipts =
        [
            Replies.Done(await desk.Submit(id, desk.Ada, Desk.Opening(desk.Ada))),
            Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("draft"))),
            Replies.Done(await desk.Submit(
                id, desk.Ada, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo))),
            Replies.Done(await desk.Submit(id, desk.Bo, new CaseCommand.RecordAct("sign"))),
            Replies.Done(await desk.Submit(id, desk.Bo, new CaseCommand.CloseCase())),
        ];
        Assert.Equal([1, 2, 3, 4, 5], receipts.Select(receipt => receipt.Sequence));
        foreach (var receipt in receipts)
        {
            var stored = await grid.Stored(receipt.Stream, receipt.Sequence);
            Assert.Equal(
                (id.Value, receipt.Lane, receipt.Position, receipt.Hash),
                (receipt.Stream, stored!.Lane, stored.Position, HashChain.Print(stored.Hash)));
        }

        var view = await desk.Look(id);
        Assert.Equal((CaseStatus.Closed, 5, true), (view.Status, view.Sequence, view.IsRun));
        Assert.Equal([("draft", desk.Ada), ("sign", desk.Bo)], view.Acts.Select(act => (act.Act, act.Officer!.Value)));
        Assert.Equal(desk.Bo, Assert.Single(view.Seats).Holder);
        Replies.Refused(await desk.Submit(id, desk.Bo, new CaseCommand.RecordAct("note")), "case.is-open");
    }

    [Fact]
    public async Task A_refusal_names_every_rule_and_writes_nothing()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("draft")));
        Replies.Refused(
            await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("sign")), "desk.signer-is-not-drafter");
        Assert.Equal(["case.opened.v1", "case.act-recorded.v1"], await grid.TypesIn(id.Value));
    }

    [Fact]
    public async Task A_case_is_after_a_restart_what_it_was_before()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("sign") { Officer = desk.Cy })));
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("draft")));
        var before = await desk.Look(id);
        await grid.Forget(desk.Grain(id));
        var after = await desk.Look(id);
        Assert.Equal(before.Sequence, after.Sequence);
        Assert.Equal(before.Acts.Select(Told), after.Acts.Select(Told));
        Assert.Equal(before.Standing.ToArray(), after.Standing.ToArray());
        Assert.Equal(before.Seats.ToArray(), after.Seats.ToArray());
        Assert.NotEmpty(after.Standing);
    }

    [Fact]
    public async Task An_entry_names_what_its_decision_relied_on()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var header = Assert.Single(await grid.Entries(id.Value)).Header;
        Assert.Equal(2, header.Relied[desk.Ada.Value]);
        Assert.Equal(2, header.Relied[desk.Sue.Value]);
        Assert.Equal(
            (await grid.Grains.GetGrain<IRulePackGrain>("pack:desk").Look(CancellationToken.None)).Sequence,
            header.Relied["pack:desk"]);
        Assert.NotNull(header.Pack);
    }

    [Fact]
    public async Task A_case_under_a_pack_that_was_never_published_is_refused()
    {
        var desk = await grid.OpenDesk();
        var opening = Desk.Opening(desk.Ada) with { Pack = new("nowhere") };
        var id = desk.NextCase();
        Replies.Refused(await desk.Submit(id, desk.Ada, opening), "pack.is-published");
        Assert.Empty(await grid.Entries(id.Value));
        Replies.Refused(
            await desk.Submit(desk.Named("new"), new OfficerCommand.RegisterOfficer(new("nowhere"), Standing.Active)),
            "pack.is-published");
    }

    [Fact]
    public async Task A_command_that_cannot_be_stored_is_refused_for_its_form()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var act = new CaseCommand.RecordAct("note");
        Replies.Refused(
            await desk.Submit(id, new(new(""), desk.Ada, act)), "command.is-well-formed");
        Replies.Refused(
            await desk.Submit(id, new(new(new string('x', 201)), desk.Ada, act)), "command.is-well-formed");
        Replies.Refused(await desk.Submit(id, desk.Ask(new("nobody"), act)), "command.is-well-formed");
        Assert.Single(await grid.Entries(id.Value));
    }

    private static (int, string, OfficerId?, Timestamp, bool) Told(ActOnRecord act) =>
        (act.Sequence, act.Act, act.Officer, act.At, act.IsVoidPending);
}
