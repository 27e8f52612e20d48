namespace Grid.Domain.Units;

/// <summary>How far a unit has come.</summary>
[GenerateSerializer, Alias("unit-status")]
public enum UnitStatus
{
    /// <summary>Nobody has registered it; at the most it is a name that cases bear.</summary>
    None = 0,
    Open = 1,

    /// <summary>It goes on in another.</summary>
    Merged = 2,
    Closed = 3,
}
