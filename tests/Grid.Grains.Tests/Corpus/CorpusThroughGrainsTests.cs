using Grid.Packs;

namespace Grid.Grains.Tests.Corpus;

/// <summary>The same corpus, submitted to a silo.</summary>
[Collection(OneSilo.Name)]
public sealed class CorpusThroughGrainsTests(TestGrid grid)
{
    public static TheoryData<string, string> Cases => CorpusFile.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_of_the_corpus_is_answered_as_it_says(string file, string name)
    {
        var (corpus, asked) = CorpusFile.Find(file, name);
        var content = PackFolder.Read(CorpusFile.PathOfPack(corpus.Pack)).Content!;
        Assert.IsNotType<Reply.Refused>(await grid.Publish(content));
        var desk = await grid.OpenDesk();
        foreach (var (officer, known) in corpus.Officers)
        {
            foreach (var command in known.Commands(content.Name, Named))
            {
                var told = CorpusOfficer.Told(desk.NextCommand(), Desk.Registry, command);
                Replies.Done(await desk.Grain(Named(officer)).Submit(told, CancellationToken.None));
            }
        }

        var id = desk.NextCase();
        for (var i = 0; i < asked.History.Count; i++)
        {
            Replies.Done(await desk.Submit(
                id, asked.History[i].Submission(content.Name, $"h-{i}", Named)));
        }

        var submission = asked.Submission.Submission(content.Name, "s", Named);
        Assert.Equal(asked.Expected, Told(await desk.Submit(id, submission)));

        // What is judged does not depend on whether the case was remembered or read.
        await grid.Forget(desk.Grain(id));
        if (asked.Reply == "done")
        {
            Assert.Equal(asked.Expected, Told(await desk.Submit(id, submission)));
        }

        // The desk has officers of its own, who came into office at another time.
        OfficerId Named(string officer) => desk.Named($"corpus-{officer}");
    }

    private static string Told(Reply reply) => reply switch
    {
        Reply.Done done => CorpusCase.Told("done", [], done.Judged.Select(CorpusWords.Of)),
        Reply.Refused refused => CorpusCase.Told(
            "refused", refused.Reasons.Select(reason => reason.Rule.Value), []),
        Reply.AlreadySo => CorpusCase.Told("already-so", [], []),
        _ => reply.ToString(),
    };
}
