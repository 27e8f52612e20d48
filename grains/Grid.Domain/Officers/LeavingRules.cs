namespace Grid.Domain.Officers;

/// <summary>What holds of both steps of going.</summary>
public static class LeavingRules<TCommand>
    where TCommand : OfficerCommand
{
    /// <summary>Every route of accountability ends there.</summary>
    public static readonly Rule<OfficerQuestion<TCommand>> IsNotOversight = new(
        new("leaving.is-not-oversight"),
        RuleConcern.Law,
        question => Verdict.When(question.Subject != question.Pack.Oversight, question.Subject),
        "the oversight authority answers where nobody else can; let the pack name another before this one goes");
}
