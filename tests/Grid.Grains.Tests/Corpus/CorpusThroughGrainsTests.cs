using Grid.Packs.Tests.Corpus;

namespace Grid.Grains.Tests.Corpus;

/// <summary>The same corpus, submitted to a silo.</summary>
[Collection(OneSilo.Name)]
public sealed class CorpusThroughGrainsTests(TestGrid grid)
{
    public static TheoryData<string> Files => CorpusFile.Names;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Cases_of_a_file_are_answered_as_it_says(string file)
    {
        var corpus = CorpusFile.Read(file);
        Assert.IsNotType<Reply.Refused>(await grid.Publish(corpus.Content));
        if (corpus.Second is { } second)
        {
            Assert.IsNotType<Reply.Refused>(await grid.Publish(second.Content));
        }

        var desk = await grid.OpenDesk();
        foreach (var (officer, known) in corpus.Officers)
        {
            var id = CaseInSilo.Named(desk, officer);
            foreach (var command in known.Commands(corpus.Compiled.Name, name => CaseInSilo.Named(desk, name)))
            {
                var told = CorpusOfficer.Told(desk.NextCommand(), Desk.Registry, command);
                Replies.Done(await desk.Grain(id).Submit(told, CancellationToken.None));
            }
        }

        var mistakes = new List<string>();
        foreach (var asked in corpus.Cases)
        {
            mistakes.AddRange(await CorpusRun.Mistakes(
                corpus.Compiled, asked, new CaseInSilo(desk, corpus.Second?.Pack)));
        }

        Assert.True(mistakes.Count == 0, string.Join(Environment.NewLine, mistakes));
    }
}
