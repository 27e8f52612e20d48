using Grid.Domain.Rules.Organisation;
using Grid.Domain.Tests.Cases;
using Grid.Domain.Units;

namespace Grid.Domain.Tests.Units;

/// <summary>
/// Given what happened to a station, when this is submitted, then that is the answer. Beside it stand a county that
/// leads it, a province above the county, and an office that nobody is above.
/// </summary>
internal sealed record UnitScenario(UnitState State)
{
    public static readonly UnitId Station = UnitId.Parse("station");
    public static readonly UnitId County = UnitId.Parse("county");
    public static readonly UnitId Province = UnitId.Parse("province");
    public static readonly UnitId Office = UnitId.Parse("office");

    public static readonly UnitEvent.Registered UnderCounty = new(Signing.Name) { Organ = "police", Lead = County };

    /// <summary>A pack in which the prosecution supervises the police.</summary>
    public static readonly RulePack Lawful = Signing with
    {
        Organisation = new()
        {
            Organs =
            [
                new("police") { Title = "police", Ties = [new(TieKind.Supervise, "prosecution")] },
                new("prosecution") { Title = "prosecution" },
            ],
        },
    };

    public ImmutableDictionary<UnitId, UnitState> Units { get; init; } =
        ImmutableDictionary<UnitId, UnitState>.Empty
            .Add(County, Registered(Province, "police").Evolve(new UnitEvent.Appointed(UnitPost.Head, Sue), Start))
            .Add(Province, Registered(null, "police"))
            .Add(Office, Registered(null, "prosecution"));

    public ImmutableArray<CaseId> OpenCases { get; init; } = [];

    public Submission<UnitCommand>? Submission { get; init; }

    public static UnitState Registered(UnitId? lead, string? organ) =>
        UnitState.None.Evolve(new UnitEvent.Registered(Signing.Name) { Lead = lead, Organ = organ }, Start);

    public static UnitScenario Given(params ReadOnlySpan<UnitEvent> history)
    {
        var scenario = new UnitScenario(UnitState.None);
        foreach (var happened in history)
        {
            scenario = scenario with { State = scenario.State.Evolve(happened, Start) };
        }

        return scenario;
    }

    public UnitScenario And(UnitId unit, params ReadOnlySpan<UnitEvent> history)
    {
        var state = Units.GetValueOrDefault(unit, UnitState.None);
        foreach (var happened in history)
        {
            state = state.Evolve(happened, Start);
        }

        return this with { Units = Units.SetItem(unit, state) };
    }

    public ImmutableDictionary<OfficerId, OfficerState> Officers { get; init; } = Everybody;

    public UnitScenario Suspended(params ReadOnlySpan<OfficerId> officers) =>
        this with { Officers = Officers.Suspend(officers) };

    public UnitScenario WhenAt(Timestamp at, UnitCommand command) =>
        this with { Submission = new(new("c-1"), Log, command) { At = at } };

    public UnitScenario When(AskerId by, UnitCommand command) =>
        this with { Submission = new(new("c-1"), by, command) };

    public Decision<UnitEvent> Decision
    {
        get
        {
            var facts = new UnitFacts(
                Station,
                Now,
                Submission!.By.Officer is { } by ? Officers.GetValueOrDefault(by, OfficerState.None) : null)
            {
                OpenCases = OpenCases,
                Appointee = Submission.Command is UnitCommand.AppointToPost appoint
                    ? Officers.GetValueOrDefault(appoint.Officer, OfficerState.None)
                    : null,
            };
            while (UnitNeeds.StillUnknown(State, Submission.Command, facts) is { IsEmpty: false } unknown)
            {
                facts = facts with
                {
                    Units = facts.Units.SetItems(unknown.Select(
                        id => KeyValuePair.Create(id, Units.GetValueOrDefault(id, UnitState.None)))),
                };
            }

            return UnitDecider.Decide(State, Submission, facts, Lawful);
        }
    }

    public void Then(params ReadOnlySpan<UnitEvent> events) => CaseScenario.AssertSame(
        events.ToArray(), Assert.IsType<Decision<UnitEvent>.Accepted>(Decision).Events);

    public void ThenRefused(params ReadOnlySpan<string> rules) => Assert.Equal(
        rules.ToArray().Order(StringComparer.Ordinal),
        Assert.IsType<Decision<UnitEvent>.Refused>(Decision).Reasons.Select(reason => reason.Rule.Value)
            .Order(StringComparer.Ordinal));

    public void ThenNothing() => Assert.Empty(Assert.IsType<Decision<UnitEvent>.AlreadySo>(Decision).Notes);
}
