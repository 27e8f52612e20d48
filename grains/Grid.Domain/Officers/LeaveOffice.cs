namespace Grid.Domain.Officers;

public abstract partial record OfficerCommand
{
    /// <summary>
    /// The second of two steps: the officer goes. Refused while a duty that must be held has no successor; whoever must
    /// go at once is suspended instead, which never waits.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("officer.leave-office.v1")]
    public sealed record LeaveOffice(Leaving Leaving, PersonalText? Grounds = null) : OfficerCommand
    {
        public override string Deed => "officer.leave-office";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record OfficerEvent
{
    /// <summary>The officer has gone, for a time or for good.</summary>
    [GenerateSerializer, Immutable, Alias("officer.left-office.v1")]
    public sealed record LeftOffice(Leaving Leaving, TextDigest? Grounds) : OfficerEvent;
}

public static class LeaveOfficeRules
{
    /// <summary>What is told as a record has happened, planned or not.</summary>
    public static readonly Rule<OfficerQuestion<OfficerCommand.LeaveOffice>> IsPlanned = new(
        new("leaving.is-planned"),
        RuleConcern.Law,
        question => question.IsRequest
            ? Verdict.When(question.State.Planned == question.Command.Leaving)
            : Verdict.Inapplicable,
        "going takes two steps: plan it, hand over, then go");

    /// <summary>
    /// Who leaves for a time may rely on whoever stands in; who leaves for good has handed everything over. Since the
    /// plan nothing new was taken on, so what the index lists is all there can be.
    /// </summary>
    public static readonly Rule<OfficerQuestion<OfficerCommand.LeaveOffice>> DutiesHaveSuccessor = new(
        new("leaving.duties-have-successor"),
        RuleConcern.Law,
        question => !question.IsRequest || question.Facts.SeatCount == 0 || HasStandIn(question)
            ? Verdict.When(true)
            : new Verdict.Broken(question.Subject, Naming: NamesOf(question.Facts)),
        "a duty that must be held would have nobody: hand it over first, or name a deputy who is in office");

    public static readonly ImmutableArray<Rule<OfficerQuestion<OfficerCommand.LeaveOffice>>> All =
    [
        .. OfficerRules<OfficerCommand.LeaveOffice>.All, LeavingRules<OfficerCommand.LeaveOffice>.IsNotOversight,
        IsPlanned, DutiesHaveSuccessor,
    ];

    private static bool HasStandIn(OfficerQuestion<OfficerCommand.LeaveOffice> question) =>
        question.Command.Leaving == Leaving.Leave
        && question.Facts.StandIns.Any(
            officer => officer.StandingAt(question.Facts.Now) == Standing.Active && officer.Planned is null);

    private static string NamesOf(OfficerFacts facts)
    {
        var named = string.Join(", ", facts.Seats);
        return facts.SeatCount > facts.Seats.Length
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{named}, and {facts.SeatCount - facts.Seats.Length} more")
            : named;
    }
}
