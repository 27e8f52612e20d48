using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Officers;

/// <summary>Given what happened to Ada as an officer, when this is submitted, then that is the answer.</summary>
internal sealed record OfficerScenario(OfficerState State)
{
    public RulePack Pack { get; init; } = Signing;

    public ImmutableDictionary<OfficerId, OfficerState> Officers { get; init; } = Everybody;

    public OfficerId Subject { get; init; } = Ada;

    /// <summary>Who stands above the supervisor that is named.</summary>
    public ImmutableArray<OfficerId> Above { get; init; } = [];

    public Submission<OfficerCommand>? Submission { get; init; }

    /// <summary>Ada in active standing, with Sue as her supervisor.</summary>
    public static OfficerEvent.Registered InOffice { get; } = new(Signing.Name, Standing.Active) { Supervisor = Sue };

    /// <summary>Ada as a log names her.</summary>
    public static OfficerEvent.Registered NamedInLog { get; } = new(Signing.Name, Standing.Unknown);

    public static OfficerScenario Given(params ReadOnlySpan<OfficerEvent> history)
    {
        var scenario = new OfficerScenario(OfficerState.None);
        foreach (var happened in history)
        {
            scenario = scenario with { State = scenario.State.Evolve(happened, Start) };
        }

        return scenario;
    }

    public OfficerScenario AndAt(string at, OfficerEvent happened) =>
        this with { State = State.Evolve(happened, Timestamp.Parse(at)) };

    public OfficerScenario Under(RulePack pack) => this with { Pack = pack };

    public OfficerScenario Suspended(params ReadOnlySpan<OfficerId> officers) =>
        this with { Officers = Officers.Suspend(officers) };

    public OfficerScenario When(AskerId by, OfficerCommand command, int attempt = 1) =>
        this with { Submission = new(new("c-1"), by, command) { Attempt = attempt } };

    public OfficerScenario WhenRecorded(OfficerCommand command, string? at = null) => this with
    {
        Submission = new(new("c-1"), Log, command)
        {
            Intent = Intent.Record,
            At = at is null ? null : Timestamp.Parse(at),
        },
    };

    public Decision<OfficerEvent> Decision => OfficerDecider.Decide(
        State,
        Submission!,
        new(Subject, Now, Submission!.By.Officer is { } by ? Officers.GetValueOrDefault(by, OfficerState.None) : null)
        {
            Above = Above,
        },
        Pack);

    public ImmutableArray<OfficerEvent> Events => Assert.IsType<Decision<OfficerEvent>.Accepted>(Decision).Events;

    public Decision<OfficerEvent>.Refused Refused => Assert.IsType<Decision<OfficerEvent>.Refused>(Decision);

    public OfficerScenario And => this with
    {
        State = Events.Aggregate(State, (state, happened) => state.Evolve(happened, Submission!.At ?? Now)),
        Submission = null,
    };

    public void Then(params ReadOnlySpan<OfficerEvent> events) => CaseScenario.AssertSame(events.ToArray(), Events);

    public void ThenRefused(params ReadOnlySpan<RuleId> rules) =>
        Assert.Equal(rules.ToArray().Order(ById), Refused.Reasons.Select(reason => reason.Rule).Order(ById));

    public void ThenNothing() => Assert.Empty(Assert.IsType<Decision<OfficerEvent>.AlreadySo>(Decision).Notes);

    private static Comparer<RuleId> ById { get; } =
        Comparer<RuleId>.Create((left, right) => string.CompareOrdinal(left.Value, right.Value));
}
