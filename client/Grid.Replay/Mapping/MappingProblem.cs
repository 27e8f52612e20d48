namespace Grid.Replay.Mapping;

/// <summary>One thing that is wrong with a mapping file.</summary>
/// <param name="File">The mapping file.</param>
/// <param name="Line">The line, from 1; 0 where the file as a whole could not be read.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record MappingProblem(string File, int Line, string Problem, string Fix)
{
    public override string ToString() => (Line == 0 ? File : $"{File}:{Line}") + $": {Problem}; {Fix}";
}
