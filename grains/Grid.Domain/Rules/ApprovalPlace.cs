namespace Grid.Domain.Rules;

/// <summary>Of which organ somebody must be to approve, seen from the one that leads the case.</summary>
public enum ApprovalPlace
{
    /// <summary>Any.</summary>
    Any,

    /// <summary>The organ that leads the case.</summary>
    Own,

    /// <summary>Another organ, on the way up from it.</summary>
    Above,
}
