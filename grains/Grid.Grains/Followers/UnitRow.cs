namespace Grid.Grains.Followers;

/// <summary>A unit in a list. Lists of units are in the order of their ids: none is ranked.</summary>
internal sealed record UnitRow(UnitId Id, UnitStatus Status)
{
    /// <summary>The type of organ that it is, or is a subdivision of.</summary>
    public string? Organ { get; init; }

    public string? Name { get; init; }

    /// <summary>The unit that directs it.</summary>
    public UnitId? Lead { get; init; }

    /// <summary>The unit that only looks after its work.</summary>
    public UnitId? Supervise { get; init; }

    /// <summary>The unit that it goes on in.</summary>
    public UnitId? MergedInto { get; init; }

    /// <summary>Who leads it now.</summary>
    public OfficerId? Head { get; init; }

    /// <summary>How many live cases it has itself.</summary>
    public long Live { get; init; }
}
