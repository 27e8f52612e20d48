namespace Grid.Domain.Rules.Organisation;

/// <summary>The part that the holder of a slot plays in a case.</summary>
public enum SlotPart
{
    /// <summary>Decides, or votes on what is decided.</summary>
    Decides,

    /// <summary>Collects, drafts and proposes what another decides.</summary>
    Prepares,

    /// <summary>Looks at another's work before it goes on, without deciding.</summary>
    Reviews,

    /// <summary>Sees to it that others do their duty, by a closed list of acts.</summary>
    Supervises,

    /// <summary>Gives advice that binds nobody.</summary>
    Advises,

    /// <summary>Does work of their own beside it: records, translates, gives an expert opinion.</summary>
    Assists,

    /// <summary>Stands in until somebody holds the slot again.</summary>
    StandsIn,
}
