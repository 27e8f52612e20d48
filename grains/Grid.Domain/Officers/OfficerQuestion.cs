namespace Grid.Domain.Officers;

/// <summary>Everything that bears on one command about an officer.</summary>
public sealed record OfficerQuestion<TCommand>(
    TCommand Command, Submission<OfficerCommand> Submission, OfficerState State, OfficerFacts Facts, RulePack Pack)
    where TCommand : OfficerCommand
{
    public OfficerId Subject => Facts.Subject;

    /// <summary>When what is asked happens, or happened.</summary>
    public Timestamp At => Submission.At ?? Facts.Now;

    public bool IsRequest => Requests.Is(Submission);
}
