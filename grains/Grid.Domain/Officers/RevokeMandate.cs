namespace Grid.Domain.Officers;

public abstract partial record OfficerCommand
{
    /// <summary>Asks that a mandate end before its time.</summary>
    [GenerateSerializer, Immutable, Alias("officer.revoke-mandate.v1")]
    public sealed record RevokeMandate(MandateId Mandate, PersonalText? Grounds = null) : OfficerCommand
    {
        public override string Deed => "officer.revoke-mandate";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record OfficerEvent
{
    /// <summary>The mandate holds no longer; what was done under it before stands.</summary>
    [GenerateSerializer, Immutable, Alias("officer.mandate-revoked.v1")]
    public sealed record MandateRevoked(MandateId Mandate, TextDigest? Grounds) : OfficerEvent;
}

public static class RevokeMandateRules
{
    public static readonly Rule<OfficerQuestion<OfficerCommand.RevokeMandate>> MandateIsKnown = new(
        new("revoke.mandate-is-known"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Mandates.Any(mandate => mandate.Id == question.Command.Mandate)),
        "the officer has no mandate of this id");

    public static readonly ImmutableArray<Rule<OfficerQuestion<OfficerCommand.RevokeMandate>>> All =
        [.. OfficerRules<OfficerCommand.RevokeMandate>.All, MandateIsKnown];
}
