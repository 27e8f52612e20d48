namespace Grid.Client;

/// <summary>One of many submissions, and where it goes.</summary>
public abstract record ManySubmission
{
    private ManySubmission()
    {
    }

    /// <summary>The stream it goes to; the order of submissions to one stream is kept.</summary>
    public string Stream => this switch
    {
        ToCase(var id, _) => id.Value,
        ToOfficer(var id, _) => id.Value,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>To a case.</summary>
    public sealed record ToCase(CaseId Case, Submission<CaseCommand> Submission) : ManySubmission;

    /// <summary>To an officer.</summary>
    public sealed record ToOfficer(OfficerId Officer, Submission<OfficerCommand> Submission) : ManySubmission;
}
