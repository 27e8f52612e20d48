namespace Grid.Domain.Rules.Accountability;

/// <summary>What a row lays down about liability and time.</summary>
public enum LiabilityTimeRule
{
    /// <summary>The window never closes.</summary>
    Lifelong,

    /// <summary>What becomes of it when the officer has moved on or left.</summary>
    AfterLeaving,

    /// <summary>Which version of the law judges.</summary>
    LawVersion,

    /// <summary>A window that closes.</summary>
    Limitation,

    /// <summary>The state pays first and has recourse to the officer.</summary>
    Recourse,

    /// <summary>How long what was recorded must be kept.</summary>
    Retention,
}
