namespace Grid.Simulator.Load;

/// <summary>One command of a load on its way.</summary>
/// <param name="Number">Its number in the run, from 1.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Submission">What is submitted, and where to.</param>
internal sealed record LoadCommand(int Number, CommandKind Kind, ManySubmission Submission)
{
    /// <summary>The case it is about.</summary>
    public LoadCase? Case { get; init; }

    /// <summary>Whether its case is in hand by another command, which brings it back.</summary>
    public bool IsCrowded { get; init; }

    /// <summary>Whether it opens a case in place of what was drawn, for no case is free.</summary>
    public bool IsForWant { get; init; }

    /// <summary>The officer it is about, or to whom the case goes.</summary>
    public LoadOfficer? Officer { get; init; }

    /// <summary>When it was to start, from the beginning of the load.</summary>
    public TimeSpan Intended { get; init; }

    /// <summary>The same under the number of another attempt.</summary>
    public LoadCommand Again() => this with
    {
        Submission = Submission switch
        {
            ManySubmission.ToCase to => to with { Submission = to.Submission with { Attempt = Attempt + 1 } },
            ManySubmission.ToOfficer to => to with { Submission = to.Submission with { Attempt = Attempt + 1 } },
            _ => throw new System.Diagnostics.UnreachableException(),
        },
    };

    public int Attempt => Submission switch
    {
        ManySubmission.ToCase to => to.Submission.Attempt,
        ManySubmission.ToOfficer to => to.Submission.Attempt,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public string Id => Submission switch
    {
        ManySubmission.ToCase to => to.Submission.Id.Value,
        ManySubmission.ToOfficer to => to.Submission.Id.Value,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public string By => Submission switch
    {
        ManySubmission.ToCase to => to.Submission.By.Value,
        ManySubmission.ToOfficer to => to.Submission.By.Value,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public string Type => Submission switch
    {
        ManySubmission.ToCase to => to.Submission.Command.Deed,
        ManySubmission.ToOfficer to => to.Submission.Command.Deed,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
