using Grid.Packs;

namespace Grid.Grains.Tests.Corpus;

/// <summary>The corpus, decided by the function alone.</summary>
public sealed class CorpusThroughDeciderTests
{
    private static readonly Timestamp Now = Timestamp.Parse("2032-01-01T00:00:00Z");

    public static TheoryData<string, string> Cases => CorpusFile.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_of_the_corpus_is_decided_as_it_says(string file, string name)
    {
        var (corpus, asked) = CorpusFile.Find(file, name);
        var pack = PackCompiler.Compile(PackFolder.Read(CorpusFile.PathOfPack(corpus.Pack)).Content!).Pack!;
        var state = CaseState.None;
        for (var i = 0; i < asked.History.Count; i++)
        {
            var submission = asked.History[i].Submission(pack.Name, $"h-{i}", Named);
            var done = Assert.IsType<Decision<CaseEvent>.Accepted>(Decide(state, submission, corpus, pack));
            state = done.Events.Aggregate(state, (next, happened) => next.Evolve(happened, submission.At ?? Now));
        }

        var last = asked.Submission.Submission(pack.Name, "s", Named);
        Assert.Equal(asked.Expected, Told(Decide(state, last, corpus, pack)));
    }

    private static Decision<CaseEvent> Decide(
        CaseState state, Submission<CaseCommand> submission, CorpusFile corpus, RulePack pack)
    {
        var facts = CaseFacts.At(Now);
        while (CaseNeeds.StillUnknown(state, submission, facts, pack) is { IsEmpty: false } unknown)
        {
            facts = unknown.Aggregate(facts, (known, id) => known.With(id, Registered(id, corpus, pack)));
        }

        return CaseDecider.Decide(state, submission, facts, pack);
    }

    private static OfficerState Registered(OfficerId id, CorpusFile corpus, RulePack pack)
    {
        var (name, officer) = corpus.Officers.SingleOrDefault(pair => Named(pair.Key) == id);
        return name is null
            ? OfficerState.None
            : officer.Commands(pack.Name, Named)
                .Aggregate(OfficerState.None, (state, command) => Told(state, command, id, pack));
    }

    private static OfficerState Told(OfficerState state, OfficerCommand command, OfficerId id, RulePack pack)
    {
        var told = CorpusOfficer.Told(new("any"), AskerId.Parse("system:corpus"), command);
        var decision = OfficerDecider.Decide(state, told, new(id, Now, null), pack);
        return Assert.IsType<Decision<OfficerEvent>.Accepted>(decision).Events
            .Aggregate(state, (next, happened) => next.Evolve(happened, CorpusOfficer.Since));
    }

    private static string Told(Decision<CaseEvent> decision) => decision switch
    {
        Decision<CaseEvent>.Accepted accepted => CorpusCase.Told(
            "done",
            [],
            accepted.Events.SelectMany(happened => happened.Judged).Select(CorpusWords.Of)),
        Decision<CaseEvent>.Refused refused => CorpusCase.Told(
            "refused", refused.Reasons.Select(reason => reason.Rule.Value), []),
        _ => CorpusCase.Told("already-so", [], []),
    };

    private static OfficerId Named(string officer) => OfficerId.Parse(officer);
}
