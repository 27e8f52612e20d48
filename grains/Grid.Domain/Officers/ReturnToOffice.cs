namespace Grid.Domain.Officers;

public abstract partial record OfficerCommand
{
    /// <summary>Asks that an officer on leave be back, or that what was planned be dropped.</summary>
    [GenerateSerializer, Immutable, Alias("officer.return-to-office.v1")]
    public sealed record ReturnToOffice(PersonalText? Grounds = null) : OfficerCommand
    {
        public override string Deed => "officer.return-to-office";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record OfficerEvent
{
    /// <summary>The officer is back, and answers again for every slot still held.</summary>
    [GenerateSerializer, Immutable, Alias("officer.returned.v1")]
    public sealed record Returned(TextDigest? Grounds) : OfficerEvent;
}

public static class ReturnToOfficeRules
{
    /// <summary>A suspension ends by reinstatement alone, and a departure is for good.</summary>
    public static readonly Rule<OfficerQuestion<OfficerCommand.ReturnToOffice>> IsAwayOrAboutTo = new(
        new("return.is-away-or-about-to"),
        RuleConcern.Form,
        question => Verdict.When(
            question.State.StandingAt(question.At) is Standing.OnLeave or Standing.Active
            && !question.State.IsSuspendedAt(question.At)),
        "the officer is not on leave; a suspension ends by reinstatement, and a departure is for good");

    public static readonly ImmutableArray<Rule<OfficerQuestion<OfficerCommand.ReturnToOffice>>> All =
        [.. OfficerRules<OfficerCommand.ReturnToOffice>.All, IsAwayOrAboutTo];
}
