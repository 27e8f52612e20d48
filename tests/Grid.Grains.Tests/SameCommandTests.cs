using System.Diagnostics;

namespace Grid.Grains.Tests;

/// <summary>The same command has the same answer, whatever became of the first attempt.</summary>
[Collection(OneSilo.Name)]
public sealed class SameCommandTests(TestGrid grid)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly CaseCommand.RecordAct Draft = new("draft");

    [Fact]
    public async Task A_command_submitted_again_gives_the_first_receipt_and_writes_nothing()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var submission = desk.Tell(new CaseCommand.RecordAct("sign") { Officer = desk.Cy });
        var first = await desk.Submit(id, submission);
        Replies.Done(await desk.Submit(id, desk.Ada, Draft));
        Assert.NotEmpty(Replies.Accepted(first).Judged);
        Assert.Equal(Replies.Told(first), Replies.Told(await desk.Submit(id, submission)));
        await grid.Forget(desk.Grain(id));
        Assert.Equal(Replies.Told(first), Replies.Told(await desk.Submit(id, submission with { Attempt = 2 })));
        Assert.Equal(["case.opened.v1", "case.act-recorded.v1", "case.act-recorded.v1"], await grid.TypesIn(id.Value));
    }

    [Fact]
    public async Task A_command_of_several_entries_gives_the_first_receipt_again()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Submit(id, desk.Ada, Draft));
        var submission = desk.Tell(new CaseCommand.RecordAct("sign") { Officer = desk.Ada });
        var first = await desk.Submit(id, submission);
        Assert.Equal(
            ["case.opened.v1", "case.act-recorded.v1", "case.act-recorded.v1", "case.breach-recorded.v1"],
            await grid.TypesIn(id.Value));
        Assert.Equal(4, Replies.Done(first).Sequence);
        await grid.Forget(desk.Grain(id));
        Assert.Equal(Replies.Told(first), Replies.Told(await desk.Submit(id, submission)));
    }

    [Fact]
    public async Task Another_command_under_a_used_id_is_refused()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var submission = desk.Ask(desk.Ada, Draft);
        Replies.Done(await desk.Submit(id, submission));
        Submission<CaseCommand>[] others =
        [
            submission with { Command = new CaseCommand.RecordAct("note") },
            submission with { By = desk.Sue },
            submission with { Intent = Intent.Record },
            submission with { Intent = Intent.Record, At = Timestamp.Parse("2031-01-01") },
        ];
        foreach (var other in others)
        {
            Replies.Refused(await desk.Submit(id, other), "command.id-is-unused");
        }

        Assert.Equal(2, (await grid.Entries(id.Value)).Length);
    }

    [Fact]
    public async Task One_id_may_be_used_in_two_streams()
    {
        var desk = await grid.OpenDesk();
        var (one, two) = (await desk.Open(), await desk.Open());
        var submission = desk.Ask(desk.Ada, Draft);
        Assert.Equal(one.Value, Replies.Done(await desk.Submit(one, submission)).Stream);
        Assert.Equal(two.Value, Replies.Done(await desk.Submit(two, submission)).Stream);
    }

    [Fact]
    public async Task A_crash_between_append_and_reply_loses_nothing_and_doubles_nothing()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var submission = desk.Ask(desk.Ada, Draft);
        grid.Ledger.Fail(id.Value, Fault.AfterWriting);
        await Assert.ThrowsAsync<LedgerFailure>(() => desk.Submit(id, submission));
        var receipt = Replies.Done(await Settled(desk, id, submission with { Attempt = 2 }));
        Assert.Equal(2, receipt.Sequence);
        Assert.Equal(["case.opened.v1", "case.act-recorded.v1"], await grid.TypesIn(id.Value));
        Assert.Equal(2, (await desk.Look(id)).Sequence);
    }

    [Fact]
    public async Task A_crash_before_the_append_is_made_good_by_the_next_attempt()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var submission = desk.Ask(desk.Ada, Draft);
        grid.Ledger.Fail(id.Value, Fault.BeforeWriting, Fault.BeforeWriting);
        await Assert.ThrowsAsync<LedgerFailure>(() => desk.Submit(id, submission));
        Assert.Equal(2, Replies.Done(await Settled(desk, id, submission with { Attempt = 2 })).Sequence);
        Assert.Equal(2, (await grid.Entries(id.Value)).Length);
    }

    [Fact]
    public async Task What_is_not_known_to_be_durable_is_not_shown()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        grid.Ledger.Fail(id.Value, Fault.BeforeWriting);
        await Assert.ThrowsAsync<LedgerFailure>(() => desk.Submit(id, desk.Ada, Draft));
        var view = await desk.Look(id);
        Assert.Equal(1, view.Sequence);
        Assert.Empty(view.Acts);
    }

    [Fact]
    public async Task An_officer_is_settled_after_a_crash_as_a_case_is()
    {
        var desk = await grid.OpenDesk();
        var submission = new Submission<OfficerCommand>(
            desk.NextCommand(), Desk.Registry, new OfficerCommand.SuspendOfficer());
        grid.Ledger.Fail(desk.Bo.Value, Fault.AfterWriting);
        await Assert.ThrowsAsync<LedgerFailure>(() => desk.Grain(desk.Bo).Submit(submission, CancellationToken.None));
        var reply = await Settled(() => desk.Grain(desk.Bo).Submit(submission, CancellationToken.None));
        Assert.Equal(3, Replies.Done(reply).Sequence);
        Assert.Equal(3, (await grid.Entries(desk.Bo.Value)).Length);
    }

    [Fact]
    public async Task A_refused_retry_is_put_on_record_and_stays_refused()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Submit(id, desk.Ada, Draft));
        var submission = desk.Ask(desk.Ada, new CaseCommand.CloseCase()) with { By = desk.Bo };
        Replies.Refused(await desk.Submit(id, submission), "close.holder-or-supervisor");
        Assert.Equal(2, (await grid.Entries(id.Value)).Length);

        var retried = await desk.Submit(id, submission with { Attempt = 2 });
        Replies.Refused(retried, "close.holder-or-supervisor");
        Assert.Equal("case.retry-settled.v1", (await grid.TypesIn(id.Value)).Last());

        // Bo may close it now; but this command has been answered.
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo)));
        Assert.Equal(Replies.Told(retried), Replies.Told(await desk.Submit(id, submission with { Attempt = 3 })));
        await grid.Forget(desk.Grain(id));
        Assert.Equal(Replies.Told(retried), Replies.Told(await desk.Submit(id, submission)));
        Assert.Equal(4, (await grid.Entries(id.Value)).Length);
    }

    [Fact]
    public async Task A_retry_of_what_is_so_already_is_put_on_record_and_stays_so()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var fill = desk.Ask(desk.Ada, new CaseCommand.FillSlot(Desk.Lead, desk.Ada));
        Assert.IsType<Reply.AlreadySo>(await desk.Submit(id, fill));
        Assert.Single(await grid.Entries(id.Value));
        Assert.IsType<Reply.AlreadySo>(await desk.Submit(id, fill with { Attempt = 2 }));
        Assert.IsType<Reply.AlreadySo>(await desk.Submit(id, fill with { Attempt = 3 }));
        Assert.Equal(["case.opened.v1", "case.retry-settled.v1"], await grid.TypesIn(id.Value));
    }

    [Fact]
    public async Task An_overloaded_ledger_says_so_and_when_to_come_back()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var submission = desk.Ask(desk.Ada, Draft);
        grid.Ledger.Fail(id.Value, Fault.Overloaded);
        var overloaded = Assert.IsType<Reply.Overloaded>(await desk.Submit(id, submission));
        Assert.Equal(FailingLedger.RetryAfter, overloaded.RetryAfter);
        Assert.Equal(1, (await desk.Look(id)).Sequence);
        Assert.Equal(2, Replies.Done(await desk.Submit(id, submission)).Sequence);
    }

    [Fact]
    public async Task What_was_relied_on_moves_and_the_decision_is_made_again()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var appends = grid.Ledger.AppendsTo(id.Value);
        grid.Ledger.Fail(id.Value, Fault.Stale, Fault.Stale, Fault.Fenced);
        Assert.Equal(2, Replies.Done(await desk.Submit(id, desk.Ada, Draft)).Sequence);
        Assert.Equal(appends + 4, grid.Ledger.AppendsTo(id.Value));
    }

    [Fact]
    public async Task What_never_stands_still_ends_in_a_failure_and_not_in_a_ring()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var submission = desk.Ask(desk.Ada, Draft);
        grid.Ledger.Fail(id.Value, [.. Enumerable.Repeat(Fault.Stale, 32)]);
        await Assert.ThrowsAsync<LedgerFailure>(() => desk.Submit(id, submission));
        Assert.Equal(2, Replies.Done(await Settled(desk, id, submission with { Attempt = 2 })).Sequence);
    }

    private static Task<Reply> Settled(Desk desk, CaseId id, Submission<CaseCommand> submission) =>
        Settled(() => desk.Submit(id, submission));

    // As a client does: until the outcome is known. The activation that failed may still be there for the next try.
    private static async Task<Reply> Settled(Func<Task<Reply>> submit)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await submit();
            }
            catch (LedgerFailure) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Yield();
            }
        }
    }
}
