namespace Grid.Replay.Mapping;

/// <summary>What came of loading a mapping file: the mapping, or all that is wrong with it.</summary>
public abstract record MappingLoad
{
    private MappingLoad()
    {
    }

    /// <summary>The file is in order.</summary>
    public sealed record Loaded(LogMapping Mapping) : MappingLoad;

    /// <summary>The file cannot be used.</summary>
    /// <param name="Problems">Every problem at once, by line.</param>
    public sealed record Faulty(ImmutableArray<MappingProblem> Problems) : MappingLoad;
}
