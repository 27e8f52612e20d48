namespace Grid.Simulator.Load;

/// <summary>An officer of a load, and whether they are suspended as far as its client knows.</summary>
internal sealed class LoadOfficer(OfficerId id, UnitId unit, string grade)
{
    public OfficerId Id => id;

    public UnitId Unit => unit;

    /// <summary>What every act of theirs says of them.</summary>
    public FactSet Facts { get; } = FactSet.Of([new("grade", grade)]);

    public required string Class { get; init; }

    public required ImmutableArray<Power> Powers { get; init; }

    public required OfficerId Supervisor { get; init; }

    /// <summary>Who sits in the same unit, this one included; the supervisor is not among them.</summary>
    public List<LoadOfficer> Colleagues { get; init; } = [];

    /// <summary>Whether a suspension has been asked for and no reinstatement has been acknowledged.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether nobody knows what became of a suspension or reinstatement.</summary>
    public bool IsUnsure { get; set; }
}
