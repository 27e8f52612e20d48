using Grid.Packs.Tests.Corpus;

namespace Grid.Grains.Tests.Corpus;

/// <summary>A case of a desk, with officers who came into office at another time than the desk's own.</summary>
internal sealed class CaseInSilo(Desk desk, RulePack? later) : ICorpusHost
{
    private readonly Dictionary<string, CaseId> _ids = [];

    public RulePack? Later => later;

    public Timestamp Now => Timestamp.FromUtc(desk.Grid.Clock.GetUtcNow());

    public static OfficerId Named(Desk desk, string officer) => desk.Named($"corpus-{officer}");

    public OfficerId Named(string officer) => Named(desk, officer);

    public CaseId CaseNamed(string name)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            _ids[name] = id = desk.NextCase();
        }

        return id;
    }

    public async Task<CorpusReply> Submit(CaseId id, Submission<CaseCommand> submission, int sent)
    {
        var reply = await desk.Submit(id, submission);
        var repeated = desk.Grid.Meter.Repeated;
        for (var again = 1; again < sent; again++)
        {
            // Whether the case was remembered or read from the ledger.
            if (again == 1)
            {
                await desk.Grid.Forget(desk.Grain(id));
            }

            Assert.Equal(Replies.Told(reply), Replies.Told(await desk.Submit(id, submission)));
        }

        // What has left no entry is no command that was taken, and is decided anew.
        Assert.Equal(reply is Reply.Done ? sent - 1 : 0, desk.Grid.Meter.Repeated - repeated);
        return Told(reply);
    }

    public async Task<CorpusReply> Submit(OfficerId id, Submission<OfficerCommand> submission) => Told(
        await desk.Grain(id).Submit(submission with { Id = desk.NextCommand() }, CancellationToken.None));

    public async Task<CorpusReply> Submit(UnitId id, Submission<UnitCommand> submission) => Told(
        await desk.Grain(id).Submit(submission with { Id = desk.NextCommand() }, CancellationToken.None));

    private static CorpusReply Told(Reply reply) => reply switch
    {
        Reply.Done { IsInstead: true } => CorpusReply.Instead,
        Reply.Done done => CorpusReply.Done(done.Judged),
        Reply.Refused refused => CorpusReply.Refused(refused.Reasons),
        Reply.AlreadySo => CorpusReply.Other("already-so"),
        _ => CorpusReply.Other(reply.ToString()),
    };

    public Task Pass(CaseId id, double days)
    {
        desk.Grid.Pass(TimeSpan.FromDays(days));
        return desk.Grid.CatchUp(id);
    }

    public async Task LoseSilo()
    {
        await desk.Grid.LoseSilo();
        await using var fanOut = desk.Grid.FanOut();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        foreach (var id in _ids.Values)
        {
            while (!await SaysWhoAnswers(id))
            {
                Assert.False(patience.IsCancellationRequested, $"{id} does not say who answers");
                await Task.Yield();
            }
        }
    }

    private async Task<bool> SaysWhoAnswers(CaseId id)
    {
        var (state, _) = await Look(id);
        return state is { IsRun: false } or { Status: not CaseStatus.Open } || (await desk.Look(id)).Seats.All(
            seat => state.Held(seat.Slot, seat.Seat)?.Answerable == seat.Answers);
    }

    public async Task<(CaseState State, int Noted)> Look(CaseId id)
    {
        var (state, noted) = (CaseState.None, 0);
        foreach (var entry in await desk.Grid.Entries(id.Value))
        {
            var happened = (CaseEvent)entry.ReadEvent();
            noted += happened is CaseEvent.AttemptNoted ? 1 : 0;
            state = state.Evolve(happened, entry.Header.At ?? entry.Header.RecordedAt);
        }

        return (state, noted);
    }

    public async Task<long?> Uncovered(CaseId id)
    {
        await using var views = desk.Grid.Follow();
        return (await views.Case(id, CancellationToken.None))!.Uncovered!.Value.Sum(span => span.Seconds);
    }
}
