namespace Grid.Replay.Mapping;

/// <summary>How the mapping tells which organ a row belongs to.</summary>
public abstract record OrganSource
{
    private OrganSource()
    {
    }

    /// <summary>All rows belong to one organ.</summary>
    public sealed record Constant(string Organ) : OrganSource;

    /// <summary>A field of the row names it.</summary>
    public sealed record FromField(string Field) : OrganSource;

    /// <summary>All rows of a file belong to one organ.</summary>
    /// <param name="Organs">The organ by the name of the file, folders left out.</param>
    public sealed record PerFile(ImmutableSortedDictionary<string, string> Organs) : OrganSource;
}
