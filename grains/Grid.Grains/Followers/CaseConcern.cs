namespace Grid.Grains.Followers;

/// <summary>Why somebody should look at a case.</summary>
internal enum CaseConcern
{
    /// <summary>It was sent and not yet received.</summary>
    InTransit,

    /// <summary>An officer's deadline has passed in it.</summary>
    Overdue,

    /// <summary>A verdict on it could not be decided.</summary>
    Undecidable,

    /// <summary>A warning or a clue waits.</summary>
    Open,

    /// <summary>A warning was not answered in time.</summary>
    Unanswered,

    /// <summary>A clue has no disposition.</summary>
    Clue,

    /// <summary>A warning has not arrived.</summary>
    Undelivered,
}
