namespace Grid.Domain.Clocks;

/// <summary>How sure whoever wrote a row was of it.</summary>
public enum Confidence
{
    /// <summary>Sure, and checked against the instrument's text.</summary>
    Checked,
    Sure,

    /// <summary>A detail may be off, or a local variant exists.</summary>
    Likely,

    /// <summary>To be verified before any real use.</summary>
    Unsure,
}
