namespace Grid.Silo.Ops.Reading;

/// <summary>How loudly something is said. Red is kept for what is broken.</summary>
public enum Tone
{
    Calm,

    /// <summary>Somebody has to look: undecidable, blind, behind.</summary>
    Open,

    /// <summary>A rule is broken, or something is damaged.</summary>
    Broken,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Over: closed, cleared, ended.</summary>
    Past,
}
