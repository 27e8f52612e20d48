namespace Grid.Packs.Check;

/// <summary>What makes something a duty.</summary>
public enum DutyKind
{
    /// <summary>A legal term that somebody has to keep.</summary>
    Clock,

    /// <summary>A row of the law that says what somebody has to see to.</summary>
    Row,

    /// <summary>A rule that is broken unless somebody does their part.</summary>
    Rule,

    /// <summary>To answer for a stage.</summary>
    Stage,

    /// <summary>To supervise somebody.</summary>
    Supervision,

    /// <summary>To do whatever somebody had to do who cannot.</summary>
    StandIn,

    /// <summary>To step out of a case on a ground for it.</summary>
    Recusal,
}
