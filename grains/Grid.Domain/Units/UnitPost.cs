namespace Grid.Domain.Units;

/// <summary>The posts of a unit that the way of accountability goes through.</summary>
[GenerateSerializer, Alias("unit-post")]
public enum UnitPost
{
    Head = 0,

    /// <summary>Stands in for the head.</summary>
    Deputy = 1,

    /// <summary>Leads while there is no head, or the head is away.</summary>
    ActingHead = 2,
}
