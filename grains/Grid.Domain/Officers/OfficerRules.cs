namespace Grid.Domain.Officers;

/// <summary>What holds of every deed but the registration.</summary>
public static class OfficerRules<TCommand>
    where TCommand : OfficerCommand
{
    public static readonly Rule<OfficerQuestion<TCommand>> OfficerIsKnown = new(
        new("officer.is-known"),
        RuleConcern.Form,
        question => Verdict.When(question.State.IsRegistered),
        "no officer of this id has been registered");

    public static readonly ImmutableArray<Rule<OfficerQuestion<TCommand>>> All =
        [.. OfficerAskerRules<TCommand>.All, OfficerIsKnown];
}
