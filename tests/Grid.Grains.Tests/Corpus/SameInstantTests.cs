using Grid.Packs.Tests.Corpus;

namespace Grid.Grains.Tests.Corpus;

/// <summary>
/// Evidence is excluded and a judgment rests on it in the same instant: the case orders the two, and judges by its
/// order.
/// </summary>
[Collection(OneSilo.Name)]
public sealed class SameInstantTests(TestGrid grid)
{
    private const int Rounds = 12;

    private static readonly RuleId Cites = new("decide.cites-norm-and-evidence");

    [Fact]
    public async Task A_judgment_is_judged_by_what_came_before_it_in_the_order_of_the_case()
    {
        var corpus = CorpusFile.Read("cn-scenario-27.yaml");
        Assert.IsNotType<Reply.Refused>(await grid.Publish(corpus.Content));
        var desk = await grid.OpenDesk();
        for (var round = 0; round < Rounds; round++)
        {
            var id = desk.NextCase();
            Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.OpenCase(corpus.Compiled.Name)
            {
                Kind = "civil",
                Procedure = "civil.first_instance.ordinary",
                Stage = "trial",
                Slots = [new(new("lead"), 1, desk.Ada), new(new("sole-judge"), 1, desk.Ada)],
            })));
            Replies.Done(await Tell(desk, id, "EvidenceTaken", ("item", "e1")));
            var both = await Task.WhenAll(
                Tell(desk, id, "EvidenceExcluded", ("item", "e1")),
                Tell(desk, id, "SoleJudgmentGiven", ("norm", "CivPL 157"), ("evidence.debt", "e1")));

            Assert.All(both, reply => Replies.Done(reply));
            var view = await desk.Look(id);
            Assert.Equal(
                Replies.Done(both[0]).Sequence < Replies.Done(both[1]).Sequence,
                view.Breaches.Any(breach => breach.Rule == Cites));
        }
    }

    private static Task<Reply> Tell(Desk desk, CaseId id, string act, params (string Name, string Value)[] facts) =>
        desk.Submit(id, desk.Tell(
            new CaseCommand.RecordAct(act)
            {
                Officer = desk.Ada,
                Facts = FactSet.Of(facts.Select(fact => new Fact(fact.Name, fact.Value))),
            },
            Timestamp.Parse("2026-03-03T09:00:00+08:00")));
}
