namespace Grid.Grains.Tests;

[Collection(OneSilo.Name)]
public sealed class ConcurrencyTests(TestGrid grid)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Two_officers_may_ask_about_each_other_at_once()
    {
        var desk = await grid.OpenDesk();
        for (var round = 0; round < 20; round++)
        {
            var mandate = new OfficerCommand.GrantMandate(new($"r-{round}")) { Powers = [new("decide")] };
            var replies = await Task.WhenAll(
                desk.Submit(desk.Ada, mandate, by: desk.Bo),
                desk.Submit(desk.Bo, mandate, by: desk.Ada)).WaitAsync(Patience);
            Assert.All(replies, reply => Replies.Done(reply));
        }

        Assert.Equal(22, (await grid.Entries(desk.Ada.Value)).Length);
        Assert.Equal(22, (await grid.Entries(desk.Bo.Value)).Length);
    }

    [Fact]
    public async Task Many_commands_to_one_case_at_once_make_one_unbroken_chain()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var replies = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(_ => desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")))).WaitAsync(Patience);
        Assert.Equal(
            Enumerable.Range(2, 200), replies.Select(reply => Replies.Done(reply).Sequence).Order());
        var entries = await grid.Entries(id.Value);
        Assert.Equal(Enumerable.Range(1, 201), entries.Select(entry => entry.Header.Sequence));
        Assert.Equal(201, (await desk.Look(id)).Sequence);
        Assert.Empty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task One_command_submitted_many_times_at_once_takes_effect_once()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var submission = desk.Ask(desk.Ada, new CaseCommand.RecordAct("draft"));
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => desk.Submit(id, submission))).WaitAsync(Patience);
        Assert.Single(replies.Select(Replies.Done).Distinct());
        Assert.Equal(2, (await grid.Entries(id.Value)).Length);
    }

    [Fact]
    public async Task Commands_and_suspensions_at_once_never_leave_an_act_after_the_suspension_it_relied_on()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var acts = Enumerable.Range(0, 40).Select(_ => desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        var changes = Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                Replies.Done(await desk.Suspend(desk.Ada));
                Replies.Done(await desk.Reinstate(desk.Ada));
            }
        });
        await Task.WhenAll([.. acts, changes]).WaitAsync(Patience);
        var suspended = (await grid.Entries(desk.Ada.Value))
            .Where(entry => entry.Header.Type == "officer.suspended.v1")
            .Select(entry => entry.Header.Sequence).ToHashSet();
        Assert.Equal(5, suspended.Count);
        foreach (var act in (await grid.Entries(id.Value)).Where(entry => entry.Header.Type == "case.act-recorded.v1"))
        {
            Assert.DoesNotContain(act.Header.Relied[desk.Ada.Value], suspended);
        }
    }

    [Fact]
    public async Task Another_activation_that_wrote_first_is_read_and_the_decision_made_again()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("draft")));
        var submission = desk.Tell(new CaseCommand.CloseCase());
        grid.Ledger.Meanwhile(id.Value, () => ElsewhereSubmit(id, submission));
        Replies.Refused(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")), "case.is-open");
        Assert.Equal(3, Replies.Done(await desk.Submit(id, submission)).Sequence);
        Assert.Equal(
            ["case.opened.v1", "case.act-recorded.v1", "case.closed.v1"], await grid.TypesIn(id.Value));
    }

    // Two activations of one grain can exist for a moment; here the second is made by hand.
    private async Task ElsewhereSubmit(CaseId id, Submission<CaseCommand> submission)
    {
        var owner = new Elsewhere();
        var ledger = new GridLedger(
            grid.Ledger,
            grid.Clock,
            grid.Tally,
            grid.Meter,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<GridLedger>.Instance);
        var other = new EntryStream<CaseEvent>(id.Value, ledger, owner);
        await other.Load(CancellationToken.None);
        var closed = new Decision<CaseEvent>.Accepted([new CaseEvent.Closed()]);
        Replies.Done(await other.Submit(
            submission,
            _ => ValueTask.FromResult(new Proposal<CaseEvent>(closed, Reliance.OnNothing(other.Now()))),
            CancellationToken.None));
        Assert.Equal(CaseStatus.Closed, owner.State.Status);
    }

    private sealed class Elsewhere : IStreamOwner<CaseEvent>
    {
        public CaseState State { get; private set; } = CaseState.None;

        public void Evolve(CaseEvent happened, Timestamp at) => State = State.Evolve(happened, at);

        public void Reset() => State = CaseState.None;

        public void Abandon()
        {
            // It is made for one submission.
        }
    }
}
