namespace Grid.Domain.Officers;

public abstract partial record OfficerCommand
{
    /// <summary>
    /// The first of two steps: from here on the officer takes on nothing new, and what they hold can be handed over.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("officer.plan-leaving.v1")]
    public sealed record PlanLeaving(Leaving Leaving, PersonalText? Grounds = null) : OfficerCommand
    {
        public override string Deed => "officer.plan-leaving";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record OfficerEvent
{
    /// <summary>The officer is about to go, and takes on nothing new.</summary>
    [GenerateSerializer, Immutable, Alias("officer.leaving-planned.v1")]
    public sealed record LeavingPlanned(Leaving Leaving, TextDigest? Grounds) : OfficerEvent;
}

public static class PlanLeavingRules
{
    public static readonly Rule<OfficerQuestion<OfficerCommand.PlanLeaving>> IsInOffice = new(
        new("leaving.is-in-office"),
        RuleConcern.Form,
        question => Verdict.When(question.State.StandingAt(question.At) is not (Standing.Left or Standing.OnLeave)),
        "the officer has gone already");

    public static readonly ImmutableArray<Rule<OfficerQuestion<OfficerCommand.PlanLeaving>>> All =
    [
        .. OfficerRules<OfficerCommand.PlanLeaving>.All, IsInOffice,
        LeavingRules<OfficerCommand.PlanLeaving>.IsNotOversight,
    ];
}
