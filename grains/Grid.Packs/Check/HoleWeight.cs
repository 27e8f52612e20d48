namespace Grid.Packs.Check;

/// <summary>How much a hole weighs.</summary>
public enum HoleWeight
{
    /// <summary>Under such a pack nobody would answer for something: the check fails.</summary>
    Error,

    /// <summary>Probably a slip; whoever wrote it should look.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Note,
}
