namespace Grid.Domain.Officers;

public abstract partial record OfficerCommand
{
    /// <summary>Asks that somebody be known to the grid as an officer.</summary>
    /// <param name="Pack">The pack whose classes and powers the officer's are.</param>
    /// <param name="Standing">Active for one who is in office; unknown for one who is only named in a log.</param>
    [GenerateSerializer, Immutable, Alias("officer.register-officer.v1")]
    public sealed record RegisterOfficer(PackName Pack, Standing Standing) : OfficerCommand
    {
        [Id(0)]
        public string? Class { get; init; }

        [Id(1)]
        public UnitId? Unit { get; init; }

        [Id(2)]
        public OfficerId? Supervisor { get; init; }

        /// <summary>Who stands in when the officer may not act.</summary>
        [Id(3)]
        public OfficerId? Deputy { get; init; }

        public override string Deed => "officer.register";
    }
}

public abstract partial record OfficerEvent
{
    /// <summary>The grid knows the officer; registered again, it knows better.</summary>
    [GenerateSerializer, Immutable, Alias("officer.registered.v1")]
    public sealed record Registered(PackName Pack, Standing Standing) : OfficerEvent
    {
        [Id(0)]
        public string? Class { get; init; }

        [Id(1)]
        public UnitId? Unit { get; init; }

        [Id(2)]
        public OfficerId? Supervisor { get; init; }

        [Id(3)]
        public OfficerId? Deputy { get; init; }
    }
}

public static class RegisterOfficerRules
{
    public static readonly Rule<OfficerQuestion<OfficerCommand.RegisterOfficer>> ClassIsListed = new(
        new("register.class-is-listed"),
        RuleConcern.Form,
        question => Verdict.When(question.Command.Class is not { } name || question.Pack.Classes.Contains(name)),
        "the pack does not list this class of officer");

    public static readonly Rule<OfficerQuestion<OfficerCommand.RegisterOfficer>> SupervisorIsAnother = new(
        new("register.supervisor-is-another"),
        RuleConcern.Law,
        question => Verdict.When(
            question.Command.Supervisor != question.Subject && question.Command.Deputy != question.Subject),
        "nobody is their own supervisor or deputy");

    /// <summary>What a source tells is kept all the same: the way up ends there, and oversight answers.</summary>
    public static readonly Rule<OfficerQuestion<OfficerCommand.RegisterOfficer>> SupervisorIsNotBelow = new(
        new("register.supervisor-is-not-below"),
        RuleConcern.Law,
        question => Verdict.When(!question.Facts.Above.Contains(question.Subject)),
        "the supervisor answers to the officer, or to somebody who does: in a ring nobody supervises. Name somebody "
        + "above both, or nobody, and the posts of the unit supervise");

    /// <summary>A name out of a log must not undo what is known of an officer who is in office.</summary>
    public static readonly Rule<OfficerQuestion<OfficerCommand.RegisterOfficer>> StandingIsKept = new(
        new("register.standing-is-kept"),
        RuleConcern.Form,
        question => Verdict.When(IsKept(question, question.Facts.Now) && IsKept(question, question.At)),
        "the officer's standing is known already; suspend or reinstate instead");

    public static readonly Rule<OfficerQuestion<OfficerCommand.RegisterOfficer>> StandingIsActiveOrUnknown = new(
        new("register.standing-is-active-or-unknown"),
        RuleConcern.Form,
        question => Verdict.When(
            question.Command.Standing == Standing.Active
            || (question.Command.Standing == Standing.Unknown && !question.IsRequest)),
        "an officer is registered as active, or on record as of unknown standing");

    public static readonly ImmutableArray<Rule<OfficerQuestion<OfficerCommand.RegisterOfficer>>> All =
    [
        .. OfficerAskerRules<OfficerCommand.RegisterOfficer>.All,
        ClassIsListed, SupervisorIsAnother, SupervisorIsNotBelow, StandingIsKept, StandingIsActiveOrUnknown,
    ];

    private static bool IsKept(OfficerQuestion<OfficerCommand.RegisterOfficer> question, Timestamp at) =>
        question.State.StandingAt(at) switch
        {
            Standing.Unknown => true,
            // Whether a suspension still holds cannot be told; a registration must not be what ends it.
            null => question.State.Standings.All(
                since => since.Standing is Standing.Active or Standing.Unknown),
            var known => known == question.Command.Standing,
        };
}
