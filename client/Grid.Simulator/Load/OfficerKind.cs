namespace Grid.Simulator.Load;

/// <summary>Officers of one kind, in units. Who leads a unit supervises its others.</summary>
public sealed record OfficerKind
{
    /// <summary>What cases call them.</summary>
    public string Kind { get; init; } = "";

    public string Organ { get; init; } = "";

    /// <summary>The class, as the pack lists it.</summary>
    public string Class { get; init; } = "";

    public string Grade { get; init; } = "";

    /// <summary>How many there are, those who lead a unit left out.</summary>
    public int Count { get; init; }

    /// <summary>How many of them a unit has.</summary>
    public int InUnit { get; init; } = 10;

    public List<string> Powers { get; init; } = [];

    public string HeadGrade { get; init; } = "";

    public List<string> HeadPowers { get; init; } = [];
}
