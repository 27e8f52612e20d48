namespace Grid.Replay.Mapping;

/// <summary>Collects what is wrong with one mapping file, so that it can be mended in one go.</summary>
internal sealed class MappingProblems(string file)
{
    private readonly List<MappingProblem> _found = [];

    public bool IsEmpty => _found.Count == 0;

    public void Add(int line, string problem, string fix) => _found.Add(new MappingProblem(file, line, problem, fix));

    public ImmutableArray<MappingProblem> ByLine() => [.. _found.OrderBy(problem => problem.Line)];
}
