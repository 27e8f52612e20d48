namespace Grid.Domain.Rules;

/// <summary>Of which organ somebody must be to approve, seen from the one of who answers for the clock.</summary>
public enum ApprovalPlace
{
    /// <summary>Any.</summary>
    Any,

    /// <summary>The same organ.</summary>
    Own,

    /// <summary>Another organ, on the way up from it.</summary>
    Above,

    /// <summary>The first other organ on the way up from it, and none further up.</summary>
    Next,
}
