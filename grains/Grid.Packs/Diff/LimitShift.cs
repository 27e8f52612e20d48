namespace Grid.Packs.Diff;

/// <summary>Whether a change leaves more room than there was, or less.</summary>
public enum LimitShift
{
    /// <summary>Neither: what changes is no limit, or nobody can say.</summary>
    None,

    /// <summary>More time, fewer conditions.</summary>
    Loosens,

    /// <summary>Less time, more conditions.</summary>
    Tightens,

    /// <summary>Some of it the one, some of it the other.</summary>
    Both,
}
