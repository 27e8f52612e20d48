namespace Grid.Domain.Rules.Organisation;

/// <summary>How a row names somebody.</summary>
public enum BearerKind
{
    Slot,
    Post,
    Class,
    Organ,

    /// <summary>A subdivision of an organ.</summary>
    Unit,

    /// <summary>By what they were to what happened: the one who gave the order, who voted against.</summary>
    Capacity,

    /// <summary>The authority above everybody in the pack.</summary>
    Oversight,
}
