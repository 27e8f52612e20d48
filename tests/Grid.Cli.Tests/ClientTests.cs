using Grid.Client;
using Grid.Contracts;
using Grid.Contracts.Views;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Rules;
using Grid.Domain.Vocabulary;

namespace Grid.Cli.Tests;

/// <summary>The client library against a running silo, as a program uses it.</summary>
public sealed class ClientTests(RunningSilo running) : IClassFixture<RunningSilo>, IAsyncLifetime
{
    private const string Personnel = "system:personnel";

    private static readonly PackName Pack = new(RunPack.Name);

    private static readonly Slot Lead = new("lead");

    private ClientHost? _host;

    private GridClient Grid => _host!.Grid;

    public async Task InitializeAsync() => _host = await ClientHost.Connect(running.Silo.Gateway);

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    [Fact]
    public async Task A_case_is_opened_acted_in_and_handed_over_by_request()
    {
        var (ada, bo) = (await Officer("ada-1", mayDecide: true), await Officer("bo-1", mayDecide: true));
        var handle = await Opened("run-1", ada);

        Assert.IsType<Reply.Done>(await handle.SubmitAsync(new CaseCommand.RecordAct("hearing"), by: ada));
        Assert.IsType<Reply.Done>(await handle.SubmitAsync(
            new CaseCommand.TransferResponsibility(Lead, OfficerId.Parse(bo), PersonalTexts.Salted("on leave")),
            by: ada));
        Assert.IsType<Reply.Done>(await handle.SubmitAsync(new CaseCommand.RecordAct("ruling"), by: bo));

        var view = await handle.LookAsync();
        var who = await handle.WhoAsync(new WhoQuestion(null, null, Lead));
        Assert.Equal(bo, Assert.Single(view.Seats).Holder.Value);
        Assert.Equal(["hearing", "ruling"], view.Acts.Select(act => act.Act));
        Assert.Empty(view.Unheld);
        Assert.Equal(bo, Assert.Single(who.Slots).Holder?.Value);
        Assert.Equal("officer:chief", Assert.Single(who.Slots).Supervisor?.Value);
        var held = (await Grid.Officer(bo).LookAsync()).Responsibilities;
        Assert.Contains("case:run-1", held.Select(responsibility => responsibility.Case.Value));
    }

    [Fact]
    public async Task A_refusal_is_a_value_with_every_reason_and_its_source()
    {
        var (ada, bo) = (await Officer("ada-2", mayDecide: true), await Officer("bo-2", mayDecide: false));
        var handle = await Opened("run-2", ada);

        var ruling = Assert.IsType<Reply.Refused>(
            await handle.SubmitAsync(new CaseCommand.RecordAct("ruling"), by: bo));
        var transfer = Assert.IsType<Reply.Refused>(await handle.SubmitAsync(
            new CaseCommand.TransferResponsibility(Lead, OfficerId.Parse(bo)), by: ada));
        var stranger = Assert.IsType<Reply.Refused>(
            await handle.SubmitAsync(new CaseCommand.RecordAct("hearing"), by: "officer:nobody"));

        Assert.Equal(new LegalSource("a made statute", "Article 2"), ReasonOf(ruling, "made.ruling-by-lead").Source);
        Assert.Equal(
            new LegalSource("a made statute", "Article 7"), ReasonOf(transfer, "transfer.receiver-may-hold").Source);
        Assert.NotEmpty(ReasonOf(stranger, "asker.is-active").Sentence);
        Assert.Empty((await handle.LookAsync()).Acts);
    }

    [Fact]
    public async Task The_same_command_id_gets_the_same_receipt_and_another_command_none()
    {
        var ada = await Officer("ada-3", mayDecide: true);
        var handle = await Opened("run-3", ada);
        var options = new SubmitOptions(ada) { CommandId = "hearing-of-monday" };

        var first = Assert.IsType<Reply.Done>(await handle.SubmitAsync(new CaseCommand.RecordAct("hearing"), options));
        var again = Assert.IsType<Reply.Done>(await handle.SubmitAsync(new CaseCommand.RecordAct("hearing"), options));
        var other = Assert.IsType<Reply.Refused>(
            await handle.SubmitAsync(new CaseCommand.RecordAct("ruling"), options));

        Assert.Equal(first.Receipt, again.Receipt);
        Assert.Equal("case:run-3", first.Receipt.Stream);
        Assert.NotEmpty(ReasonOf(other, "command.id-is-unused").Sentence);
        Assert.Single((await handle.LookAsync()).Acts);
    }

    [Fact]
    public async Task Many_submissions_to_one_stream_keep_their_order()
    {
        var ada = await Officer("ada-4", mayDecide: true);
        CaseHandle[] handles = [await Opened("run-4a", ada), await Opened("run-4b", ada), await Opened("run-4c", ada)];

        var replies = await Collect(Grid.SubmitManyAsync(Hearings(handles, ada, count: 40)));

        Assert.Equal(3 * 40, replies.Count);
        Assert.All(replies, reply => Assert.IsType<Reply.Done>(reply.Reply));
        foreach (var handle in handles)
        {
            var numbers = (await handle.LookAsync()).Acts.Select(act => act.Facts["number"]);
            Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i}"), numbers);
        }
    }

    [Fact]
    public async Task What_was_cancelled_is_completed_by_submitting_it_again()
    {
        var ada = await Officer("ada-5", mayDecide: true);
        CaseHandle[] handles = [await Opened("run-5", ada)];
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Grid.SubmitManyAsync(Hearings(handles, ada, count: 200), stop.Token))
            {
                await stop.CancelAsync();
            }
        });
        var replies = await Collect(Grid.SubmitManyAsync(Hearings(handles, ada, count: 200)));

        Assert.All(replies, reply => Assert.IsType<Reply.Done>(reply.Reply));
        Assert.Equal(200, (await handles[0].LookAsync()).Acts.Length);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => handles[0].SubmitAsync(new CaseCommand.RecordAct("hearing"), ada, stop.Token));
    }

    [Fact]
    public async Task Who_asks_must_be_an_officer_or_a_system()
    {
        var failure = await Assert.ThrowsAsync<FormatException>(
            () => Grid.Case("run-6").SubmitAsync(new CaseCommand.RecordAct("hearing"), by: "ada"));

        Assert.Contains("officer:ID or system:ID", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_grid_answers_the_host_does_not_start()
    {
        var address = $"127.0.0.1:{FreePorts.Next()}";
        var failure = await Assert.ThrowsAsync<TimeoutException>(
            () => ClientHost.Connect(address, options => options.ResponseTimeout = TimeSpan.FromSeconds(1)));

        Assert.Contains($"no grid answers at {address}", failure.Message, StringComparison.Ordinal);
    }

    private static Reason ReasonOf(Reply.Refused refused, string rule) =>
        Assert.Single(refused.Reasons, reason => reason.Rule.Value == rule);

    private static IEnumerable<ManySubmission> Hearings(CaseHandle[] handles, string asker, int count) =>
        from i in Enumerable.Range(0, count)
        from handle in handles
        select new ManySubmission.ToCase(
            handle.Id,
            new Submission<CaseCommand>(
                new($"hearing-{i}"),
                AskerId.Parse(asker),
                new CaseCommand.RecordAct("hearing") { Facts = FactSet.Of([new Fact("number", $"{i}")]) }));

    private static async Task<List<ManyReply>> Collect(IAsyncEnumerable<ManyReply> replies)
    {
        var all = new List<ManyReply>();
        await foreach (var reply in replies)
        {
            all.Add(reply);
        }

        return all;
    }

    // Registered by the system of the personnel office, under a chief who is registered likewise.
    private async Task<string> Officer(string name, bool mayDecide)
    {
        var chief = new OfficerCommand.RegisterOfficer(Pack, Standing.Active);
        await Grid.Officer("chief").SubmitAsync(chief, new SubmitOptions(Personnel) { CommandId = "register" });
        var officer = Grid.Officer(name);
        Assert.IsType<Reply.Done>(await officer.SubmitAsync(
            chief with { Supervisor = OfficerId.Parse("chief") }, by: Personnel));
        if (mayDecide)
        {
            Assert.IsType<Reply.Done>(await officer.SubmitAsync(
                new OfficerCommand.GrantMandate(new("mandate-1")) { Powers = [new("decide")] }, by: Personnel));
        }

        return officer.Id.Value;
    }

    private async Task<CaseHandle> Opened(string id, string lead)
    {
        var handle = Grid.Case(id);
        var open = new CaseCommand.OpenCase(Pack) { Slots = [new SlotFilling(Lead, 1, OfficerId.Parse(lead))] };
        var reply = await handle.SubmitAsync(open, by: lead);
        Assert.Equal(id, Assert.IsType<Reply.Done>(reply).Receipt.Stream["case:".Length..]);
        return handle;
    }
}
