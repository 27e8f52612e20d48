namespace Grid.Domain.Officers;

public abstract partial record OfficerCommand
{
    /// <summary>
    /// Asks that an officer act no more for now. It never waits for a successor: who answers next is derived.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("officer.suspend-officer.v1")]
    public sealed record SuspendOfficer(PersonalText? Grounds = null) : OfficerCommand
    {
        public override string Deed => "officer.suspend";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record OfficerEvent
{
    /// <summary>From here on no request of the officer is accepted.</summary>
    [GenerateSerializer, Immutable, Alias("officer.suspended.v1")]
    public sealed record Suspended(TextDigest? Grounds) : OfficerEvent;
}

public static class SuspendOfficerRules
{
    /// <summary>
    /// Every route of accountability ends there; without it a case could be left with nobody who answers.
    /// </summary>
    public static readonly Rule<OfficerQuestion<OfficerCommand.SuspendOfficer>> IsNotOversight = new(
        new("suspend.is-not-oversight"),
        RuleConcern.Law,
        question => Verdict.When(question.Subject != question.Pack.Oversight, question.Subject),
        "the oversight authority answers where nobody else can; let the pack name another before suspending this one");

    public static readonly ImmutableArray<Rule<OfficerQuestion<OfficerCommand.SuspendOfficer>>> All =
        [.. OfficerRules<OfficerCommand.SuspendOfficer>.All, IsNotOversight];
}
