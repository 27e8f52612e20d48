using Grid.Packs.Yaml;

namespace Grid.Packs.Examples;

/// <summary>Where failures of the examples of one file are written down.</summary>
internal sealed class ExampleSheet(RulePack pack, ProblemList problems)
{
    private readonly List<ExampleFailure> _failures = [];

    public RulePack Pack => pack;

    public ImmutableArray<ExampleFailure> Failures => [.. _failures];

    public int Kept { get; private set; }

    /// <summary>Runs one example, and counts it where nothing of it failed, nor was wrong with it.</summary>
    public void Run(Action example)
    {
        var before = (_failures.Count, problems.Count);
        example();
        Kept += (_failures.Count, problems.Count) == before ? 1 : 0;
    }

    public void Expect(FileLine at, string example, string expected, string got)
    {
        if (expected != got)
        {
            _failures.Add(new(at.File, at.Line, example, expected, got));
        }
    }
}
