namespace Grid.Domain.Tests.Laws;

/// <summary>A case and all officers, as a shell would keep them: it fetches, decides and evolves.</summary>
internal sealed record World(
    CaseState Case, ImmutableDictionary<OfficerId, OfficerState> Officers, RulePack Pack, Timestamp Now)
{
    public ImmutableArray<(CaseEvent Happened, Timestamp At)> History { get; init; } = [];

    public static World Of(ImmutableDictionary<OfficerId, OfficerState> officers) =>
        new(CaseState.None, officers, Signing, TestOfficers.Now);

    /// <summary>A case run through the grid, opened with Ada in the lead, and a second seat held by Bo.</summary>
    public static World Opened(ImmutableDictionary<OfficerId, OfficerState> officers) => Of(officers).Take(new(
        Log,
        new CaseCommand.OpenCase(Signing.Name) { Slots = [Seat(Lead, Ada), Seat(Panel, Bo)] },
        default,
        null));

    public CaseFacts AllFacts => new(Now, Officers);

    /// <summary>The officers that the decision asks for, and no other.</summary>
    public CaseFacts FactsFor(Submission<CaseCommand> submission)
    {
        var facts = CaseFacts.At(Now);
        while (CaseNeeds.StillUnknown(Case, submission, facts, Pack) is { IsEmpty: false } unknown)
        {
            facts = unknown.Aggregate(facts, (known, id) => known.With(id, OfficerOf(id)));
        }

        return facts;
    }

    public OfficerState OfficerOf(OfficerId id) => Officers.GetValueOrDefault(id, OfficerState.None);

    public static Submission<CaseCommand> Submit(Step step) =>
        new(new("c-1"), step.By, step.ToCase!) { Intent = step.Intent, Attempt = step.Attempt };

    public Decision<CaseEvent> Decide(Step step) =>
        CaseDecider.Decide(Case, Submit(step), FactsFor(Submit(step)), Pack);

    /// <summary>The world after the step and a minute later, whatever the answer was.</summary>
    public World Take(Step step) => (step.ToCase is null ? TakeOfficer(step) : TakeCase(EventsOf(Decide(step)))) with
    {
        Now = Now with { LocalTicks = Now.LocalTicks + TimeSpan.TicksPerMinute },
    };

    public World TakeCase(ImmutableArray<CaseEvent> events) => this with
    {
        Case = events.Aggregate(Case, (state, happened) => state.Evolve(happened, Now)),
        History = History.AddRange(events.Select(happened => (happened, Now))),
    };

    public bool Answers(OfficerId id) => OfficerOf(id).StandingAt(Now) == Standing.Active || id == Ova;

    private World TakeOfficer(Step step)
    {
        var state = OfficerOf(step.About);
        var decision = OfficerDecider.Decide(
            state,
            new(new("c-1"), step.By, step.OfOfficer!) { Intent = Intent.Request, Attempt = step.Attempt },
            new(step.About, Now, step.By.Officer is { } by ? OfficerOf(by) : null),
            Pack);
        var after = EventsOf(decision).Aggregate(state, (officer, happened) => officer.Evolve(happened, Now));
        return after.IsRegistered ? this with { Officers = Officers.SetItem(step.About, after) } : this;
    }

    private static ImmutableArray<TEvent> EventsOf<TEvent>(Decision<TEvent> decision) => decision switch
    {
        Decision<TEvent>.Accepted accepted => accepted.Events,
        Decision<TEvent>.AlreadySo so => so.Notes,
        Decision<TEvent>.Refused refused => refused.Notes,
        _ => [],
    };
}
