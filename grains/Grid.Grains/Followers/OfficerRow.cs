namespace Grid.Grains.Followers;

/// <summary>An officer in a list. Lists of officers are in the order of their ids: nobody is ranked.</summary>
internal sealed record OfficerRow(OfficerId Id)
{
    public string? Class { get; init; }

    public UnitId? Unit { get; init; }

    public Standing Standing { get; init; }

    /// <summary>The live cases that the officer answers in, and how many the pack lets one of the class have.</summary>
    public WorkloadView Workload { get; init; } = WorkloadView.None;

    /// <summary>The supervisor on record.</summary>
    public OfficerId? Supervisor { get; init; }

    /// <summary>Whether the officer answers somewhere without an active supervisor who is someone else.</summary>
    public bool IsUnsupervised { get; init; }
}
