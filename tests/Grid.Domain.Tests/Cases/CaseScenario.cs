using System.Text.Json;
using Grid.Domain.Units;

namespace Grid.Domain.Tests.Cases;

/// <summary>
/// Given what happened to a case, when this is submitted, then that is the answer. Officers are fetched as a shell
/// fetches them: and units those alone that <see cref="CaseNeeds"/> asks for.
/// </summary>
internal sealed record CaseScenario(CaseState State, RulePack Pack)
{
    public ImmutableDictionary<OfficerId, OfficerState> Officers { get; init; } = Everybody;

    /// <summary>The units; of one that is not here nobody knows anything.</summary>
    public ImmutableDictionary<UnitId, UnitState> Units { get; init; } = ImmutableDictionary<UnitId, UnitState>.Empty;

    public Submission<CaseCommand>? Submission { get; init; }

    /// <summary>The grid's clock.</summary>
    public Timestamp Clock { get; init; } = Now;

    /// <summary>The id of the case, where a decision looks at it.</summary>
    public CaseId? Subject { get; init; }

    /// <summary>What a draw is made with.</summary>
    public Grid.Domain.Draws.DrawFacts? Draw { get; init; }

    public ImmutableDictionary<CaseId, CaseState> Others { get; init; } = ImmutableDictionary<CaseId, CaseState>.Empty;

    public static CaseEvent.Opened OpenedByAda { get; } = new(Signing.Name, IsRun: true) { Slots = [Seat(Lead, Ada)] };

    /// <summary>A case that a log told of, which does not say who answers.</summary>
    public static CaseEvent.Opened OnRecord { get; } = new(Signing.Name, IsRun: false);

    public static PersonalText Grounds { get; } = new("leave", new string('0', 32));

    public static CaseScenario Given(params ReadOnlySpan<CaseEvent> history)
    {
        var state = CaseState.None;
        foreach (var happened in history)
        {
            state = state.Evolve(happened, Start);
        }

        return new(state, Signing);
    }

    public CaseScenario Under(RulePack pack) => this with { Pack = pack };

    public CaseScenario Suspended(params ReadOnlySpan<OfficerId> officers) =>
        this with { Officers = Officers.Suspend(officers) };

    public CaseScenario Knowing(OfficerId id, OfficerState officer) =>
        this with { Officers = Officers.SetItem(id, officer) };

    public CaseScenario Of(CaseId id) => this with { Subject = id };

    public CaseScenario Seeing(CaseId id, CaseScenario other) =>
        this with { Others = Others.SetItem(id, other.State) };

    public CaseScenario When(AskerId by, CaseCommand command, int attempt = 1) =>
        this with { Submission = new(new("c-1"), by, command) { Attempt = attempt } };

    public CaseScenario WhenRecorded(CaseCommand command, string? at = null, AskerId? by = null) => this with
    {
        Submission = new(new("c-1"), by ?? Log, command)
        {
            Intent = Intent.Record,
            At = at is null ? null : Timestamp.Parse(at),
        },
    };

    public CaseFacts Facts
    {
        get
        {
            var facts = CaseFacts.At(Clock) with { Subject = Subject, Draw = Draw };
            foreach (var other in CaseNeeds.OtherCases(Subject ?? default, State, Submission!.Command, Pack))
            {
                facts = facts with
                {
                    Cases = facts.Cases.SetItem(other, Others.GetValueOrDefault(other, CaseState.None)),
                };
            }

            CaseFacts looked;
            do
            {
                looked = facts;
                facts = CaseNeeds.StillUnknown(State, Submission!, facts, Pack).Aggregate(
                    facts, (known, id) => known.With(id, Officers.GetValueOrDefault(id, OfficerState.None)));
                facts = CaseNeeds.UnitsStillUnknown(State, Submission!, facts, Pack).Aggregate(
                    facts, (known, id) => known.With(id, Units.GetValueOrDefault(id, UnitState.None)));
            }
            while (!ReferenceEquals(looked, facts));

            return facts;
        }
    }

    public Decision<CaseEvent> Decision => CaseDecider.Decide(State, Submission!, Facts, Pack);

    public ImmutableArray<CaseEvent> Events => Assert.IsType<Decision<CaseEvent>.Accepted>(Decision).Events;

    public Decision<CaseEvent>.Refused Refused => Assert.IsType<Decision<CaseEvent>.Refused>(Decision);

    /// <summary>The case after what was accepted, ready for the next submission.</summary>
    public CaseScenario And => this with
    {
        State = Events.Aggregate(State, (state, happened) => state.Evolve(happened, Submission!.At ?? Clock)),
        Submission = null,
    };

    public void Then(params ReadOnlySpan<CaseEvent> events) => AssertSame(events.ToArray(), Events);

    public void ThenRefused(params ReadOnlySpan<RuleId> rules) =>
        Assert.Equal(Sorted(rules.ToArray()), Sorted(Refused.Reasons.Select(reason => reason.Rule)));

    public void ThenNothing() => Assert.Empty(Assert.IsType<Decision<CaseEvent>.AlreadySo>(Decision).Notes);

    // Records that contain an array compare by its reference; their JSON says whether they tell the same.
    public static void AssertSame<T>(IEnumerable<T> expected, IEnumerable<T> actual)
        where T : notnull =>
        Assert.Equal(expected.Select(Told), actual.Select(Told));

    public static string Told<T>(T value)
        where T : notnull => $"{value.GetType().Name} {JsonSerializer.Serialize(value, value.GetType())}";

    private static IEnumerable<string> Sorted(IEnumerable<RuleId> rules) =>
        rules.Select(rule => rule.Value).Order(StringComparer.Ordinal);
}
