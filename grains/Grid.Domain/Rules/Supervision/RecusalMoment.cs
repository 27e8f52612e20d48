namespace Grid.Domain.Rules.Supervision;

/// <summary>Where a recusal stands.</summary>
public enum RecusalMoment
{
    /// <summary>There is a ground and nobody has asked.</summary>
    Unasked,

    /// <summary>It was asked for and is not decided.</summary>
    Pending,

    /// <summary>It was refused, and the refusal is being looked at again.</summary>
    UnderReview,

    /// <summary>It was granted.</summary>
    Granted,

    /// <summary>It was granted: what of the acts that had been done before.</summary>
    EarlierActs,

    /// <summary>Somebody took part who had to step out.</summary>
    Breached,
}
