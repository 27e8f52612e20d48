namespace Grid.Domain.Officers;

public abstract partial record OfficerCommand
{
    /// <summary>Asks that a suspended officer act again.</summary>
    [GenerateSerializer, Immutable, Alias("officer.reinstate-officer.v1")]
    public sealed record ReinstateOfficer(PersonalText? Grounds = null) : OfficerCommand
    {
        public override string Deed => "officer.reinstate";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record OfficerEvent
{
    /// <summary>The officer acts again, and answers again for every slot still held.</summary>
    [GenerateSerializer, Immutable, Alias("officer.reinstated.v1")]
    public sealed record Reinstated(TextDigest? Grounds) : OfficerEvent;
}

public static class ReinstateOfficerRules
{
    public static readonly Rule<OfficerQuestion<OfficerCommand.ReinstateOfficer>> WasInOffice = new(
        new("reinstate.was-in-office"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Standings.Any(since => since.Standing != Standing.Unknown)),
        "the officer's standing was never known; register the officer as active instead");

    public static readonly ImmutableArray<Rule<OfficerQuestion<OfficerCommand.ReinstateOfficer>>> All =
        [.. OfficerRules<OfficerCommand.ReinstateOfficer>.All, WasInOffice];
}
