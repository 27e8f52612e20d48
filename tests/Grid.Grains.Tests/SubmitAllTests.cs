using System.Text;

namespace Grid.Grains.Tests;

/// <summary>Several commands in one call: in order, durable together, and each still itself.</summary>
[Collection(OneSilo.Name)]
public sealed class SubmitAllTests(TestGrid grid)
{
    private static readonly CaseCommand.RecordAct Draft = new("draft");
    private static readonly CaseCommand.RecordAct Note = new("note");

    [Fact]
    public async Task Each_is_decided_with_those_before_it_on_record_and_one_append_makes_all_durable()
    {
        var desk = await grid.OpenDesk();
        var id = desk.NextCase();
        var sign = new CaseCommand.RecordAct("sign") { Officer = desk.Ada };
        var replies = await SubmitAll(
            desk,
            id,
            desk.Ask(desk.Ada, Desk.Opening(desk.Ada)),
            desk.Ask(desk.Ada, Draft),
            desk.Tell(sign),
            desk.Ask(desk.Ada, Note));
        Assert.Equal(1, grid.Ledger.AppendsTo(id.Value));
        Assert.Equal([1, 2, 4, 5], replies.Select(reply => Replies.Done(reply).Sequence));
        Assert.Equal("desk.signer-is-not-drafter", Replies.Accepted(replies[2]).Judged[0].Rule.Value);
        await ReceiptsAreTrue(replies);
        Assert.Equal(5, (await desk.Look(id)).Sequence);
        Assert.Empty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task It_stops_behind_the_first_that_is_refused_and_keeps_those_before_it()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var replies = await SubmitAll(
            desk,
            id,
            desk.Ask(desk.Ada, Draft),
            desk.Ask(desk.Ada, new CaseCommand.RecordAct("sing")),
            desk.Ask(desk.Ada, Note));
        Assert.Equal(2, Replies.Done(replies[0]).Sequence);
        Replies.Refused(replies[1], "act.is-listed");
        Assert.Equal(2, replies.Length);
        Assert.Equal(["case.opened.v1", "case.act-recorded.v1"], await grid.TypesIn(id.Value));
    }

    [Fact]
    public async Task Submitted_again_they_have_the_same_answers_and_go_on_where_they_stopped()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var (one, two, three) = (desk.Ask(desk.Ada, Draft), desk.Ask(desk.Ada, Note), desk.Ask(desk.Ada, Note));
        var first = await SubmitAll(desk, id, one, two);
        await grid.Forget(desk.Grain(id));
        var again = await SubmitAll(desk, id, one, two, three);
        Assert.Equal(first.Select(Replies.Told), again.Take(2).Select(Replies.Told));
        Assert.Equal(4, Replies.Done(again[2]).Sequence);
        await ReceiptsAreTrue(again);
    }

    [Fact]
    public async Task One_id_twice_in_one_call_takes_effect_once()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var note = desk.Ask(desk.Ada, Note);
        var replies = await SubmitAll(desk, id, desk.Ask(desk.Ada, Draft), note, note, desk.Ask(desk.Ada, Note));
        Assert.Equal([2, 3, 3, 4], replies.Select(reply => Replies.Done(reply).Sequence));
        await ReceiptsAreTrue(replies);
        var other = note with { Command = Draft };
        Replies.Refused((await SubmitAll(desk, id, desk.Ask(desk.Ada, Note), other))[1], "command.id-is-unused");
    }

    [Theory]
    [InlineData(Fault.BeforeWriting)]
    [InlineData(Fault.AfterWriting)]
    internal async Task A_failed_append_leaves_nothing_to_see_and_the_next_attempt_settles_all(Fault fault)
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Submission<CaseCommand>[] all = [desk.Ask(desk.Ada, Draft), desk.Ask(desk.Ada, Note), desk.Ask(desk.Ada, Note)];
        grid.Ledger.Fail(id.Value, fault);
        await Assert.ThrowsAsync<LedgerFailure>(() => SubmitAll(desk, id, all));
        Assert.Equal(fault == Fault.AfterWriting ? 4 : 1, (await desk.Look(id)).Sequence);
        var replies = await SubmitAll(desk, id, [.. all.Select(sent => sent with { Attempt = 2 })]);
        Assert.Equal([2, 3, 4], replies.Select(reply => Replies.Done(reply).Sequence));
        await ReceiptsAreTrue(replies);
        Assert.Equal(4, (await desk.Look(id)).Sequence);
    }

    [Theory]
    [InlineData(Fault.Stale)]
    [InlineData(Fault.Fenced)]
    internal async Task What_was_overtaken_is_decided_again_from_the_first_that_is_not_durable(Fault fault)
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        grid.Ledger.Fail(id.Value, fault, fault);
        var replies = await SubmitAll(desk, id, desk.Ask(desk.Ada, Draft), desk.Ask(desk.Ada, Note));
        Assert.Equal([2, 3], replies.Select(reply => Replies.Done(reply).Sequence));
        await ReceiptsAreTrue(replies);
        Assert.Equal(3, (await desk.Look(id)).Sequence);
    }

    [Fact]
    public async Task A_full_queue_is_told_once_and_nothing_of_it_is_remembered()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Submission<CaseCommand>[] all = [desk.Ask(desk.Ada, Draft), desk.Ask(desk.Ada, Note)];
        grid.Ledger.Fail(id.Value, Fault.Overloaded);
        var told = Assert.IsType<Reply.Overloaded>(Assert.Single(await SubmitAll(desk, id, all)));
        Assert.Equal(FailingLedger.RetryAfter, told.RetryAfter);
        Assert.Equal(1, (await desk.Look(id)).Sequence);
        Assert.Equal([2, 3], (await SubmitAll(desk, id, all)).Select(reply => Replies.Done(reply).Sequence));
    }

    [Fact]
    public async Task A_full_queue_in_the_middle_ends_the_run_there()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var (draft, note) = (desk.Ask(desk.Ada, Draft), desk.Ask(desk.Ada, Note));
        grid.Ledger.Fail(id.Value, Fault.Overloaded);
        Assert.IsType<Reply.Overloaded>(Assert.Single(await SubmitAll(desk, id, draft, note, note)));
        Replies.Done(Assert.Single(await SubmitAll(desk, id, note)));
        grid.Ledger.Fail(id.Value, Fault.Overloaded);
        Assert.IsType<Reply.Overloaded>(Assert.Single(await SubmitAll(desk, id, draft, note)));
        Assert.Equal(["case.opened.v1", "case.act-recorded.v1"], await grid.TypesIn(id.Value));
    }

    [Fact]
    public async Task A_long_run_of_ids_told_twice_is_answered_to_its_end()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var notes = Enumerable.Range(0, 100).Select(_ => desk.Ask(desk.Ada, Note))
            .SelectMany(note => new[] { note, note });
        var replies = await SubmitAll(desk, id, [.. notes]);
        Assert.Equal(
            Enumerable.Range(0, 200).Select(i => 2 + (i / 2)), replies.Select(reply => Replies.Done(reply).Sequence));
    }

    [Fact]
    public async Task More_than_a_call_may_hold_is_refused_whole()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var many = Enumerable.Range(0, 1_001).Select(_ => desk.Ask(desk.Ada, Note)).ToArray();
        Replies.Refused(Assert.Single(await SubmitAll(desk, id, many)), "call.is-bounded");
        Assert.Equal(1, (await desk.Look(id)).Sequence);
    }

    [Fact]
    public async Task One_value_that_cannot_be_stored_is_refused_alone()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var bad = desk.Ask(desk.Ada, Note);
        grid.Ledger.Fail(id.Value, Fault.Unstorable);
        grid.Ledger.FailAlone(bad.Id, Fault.Unstorable);
        var replies = await SubmitAll(desk, id, desk.Ask(desk.Ada, Draft), bad, desk.Ask(desk.Ada, Note));
        Assert.Equal(2, Replies.Done(replies[0]).Sequence);
        Replies.Refused(replies[1], "command.is-well-formed");
        Assert.Equal(2, replies.Length);
        Assert.Equal(2, (await desk.Look(id)).Sequence);
    }

    [Fact]
    public async Task An_officer_who_moves_between_two_decisions_of_one_call_is_seen_by_the_later_one()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        grid.Ledger.Meanwhile(id.Value, async () => Replies.Done(await desk.Suspend(desk.Ada)));
        var replies = await SubmitAll(desk, id, desk.Ask(desk.Ada, Draft), desk.Ask(desk.Ada, Note));
        Replies.Refused(Assert.Single(replies), "asker.is-active");
        Assert.DoesNotContain("case.act-recorded.v1", await grid.TypesIn(id.Value));
    }

    [Fact]
    public async Task Nothing_submitted_is_nothing_answered()
    {
        var desk = await grid.OpenDesk();
        Assert.Empty(await SubmitAll(desk, await desk.Open()));
    }

    [Fact]
    public async Task Together_or_one_by_one_they_leave_the_same_entries()
    {
        var desk = await grid.OpenDesk();
        CaseCommand[] commands =
        [
            Draft, Note, new CaseCommand.RecordAct("sign") { Officer = desk.Bo },
            new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo), Note, new CaseCommand.CloseCase(),
        ];
        var (together, singly) = (await desk.Open(), await desk.Open());
        var all = commands.Select(command => desk.Tell(command)).ToArray();
        await SubmitAll(desk, together, all);
        foreach (var submission in all)
        {
            Replies.Done(await desk.Submit(singly, submission));
        }

        // All but the first differ in the stream's name alone, and in what follows from it.
        Assert.Equal(await Told(singly), await Told(together));
    }

    private async Task<IEnumerable<string>> Told(CaseId id) => (await grid.Entries(id.Value)).Skip(1).Select(entry =>
        $"{entry.Header.Sequence} {entry.Header.Type} {entry.Header.Part} {entry.Header.Command} "
        + $"{Encoding.UTF8.GetString(entry.Data.Span)} {string.Join(", ", entry.Header.Relied)} "
        + $"{entry.Header.RecordedAt}");

    private static Task<ImmutableArray<Reply>> SubmitAll(
        Desk desk, CaseId id, params Submission<CaseCommand>[] submissions) =>
        desk.Grain(id).SubmitAll([.. submissions], CancellationToken.None);

    // What a receipt says is where the entry really stands.
    private async Task ReceiptsAreTrue(IEnumerable<Reply> replies)
    {
        foreach (var receipt in replies.Select(Replies.Done))
        {
            var stored = (await grid.Stored(receipt.Stream, receipt.Sequence))!;
            Assert.Equal((stored.Lane, stored.Position), (receipt.Lane, receipt.Position));
            Assert.Equal(Convert.ToHexStringLower(stored.Hash), receipt.Hash);
        }
    }
}
