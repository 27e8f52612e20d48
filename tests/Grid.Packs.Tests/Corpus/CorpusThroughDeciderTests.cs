namespace Grid.Packs.Tests.Corpus;

/// <summary>The corpus, decided by the function alone.</summary>
public sealed class CorpusThroughDeciderTests
{
    public static TheoryData<string> Files => CorpusFile.Names;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Cases_of_a_file_are_decided_as_it_says(string file)
    {
        var corpus = CorpusFile.Read(file);
        var mistakes = new List<string>();
        foreach (var asked in corpus.Cases)
        {
            mistakes.AddRange(await CorpusRun.Mistakes(
                corpus.Compiled, asked, new DecidedCase(corpus, corpus.Compiled, corpus.Second?.Pack)));
        }

        Assert.True(mistakes.Count == 0, string.Join(Environment.NewLine, mistakes));
    }
}
