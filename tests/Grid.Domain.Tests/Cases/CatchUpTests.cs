using Grid.Domain.Units;

namespace Grid.Domain.Tests.Cases;

/// <summary>A case says on its own record what is so already, and an officer answers what is said of them.</summary>
public sealed class CatchUpTests
{
    private static readonly UnitId Station = UnitId.Parse("station");
    private static readonly UnitId County = UnitId.Parse("county");

    private static readonly CaseState Open = CaseState.None.Evolve(
        new CaseEvent.Opened(Signing.Name, IsRun: true) { Unit = Station, Slots = [Seat(Lead, Ada)] }, Start);

    private static readonly CaseFacts Ended = new CaseFacts(Now, Everybody).With(
        County, Made.Evolve(new UnitEvent.Closed(null), Start));

    internal static readonly Dictionary<RuleId, Func<Decision<CaseEvent>>> Refusals = new()
    {
        [HandOverCaseRules.ReceiverIsOpen.Id] = () => Decide(Open, new CaseCommand.HandOverCase(County), Ended),
        [OpenCaseRules.UnitIsOpen.Id] = () => Decide(
            CaseState.None,
            new CaseCommand.OpenCase(Signing.Name) { Unit = County, Slots = [Seat(Lead, Ada)] },
            Ended),
        [ReplyRules.SpeaksOfAsker.Id] =
            () => Decide(Open, new CaseCommand.ReplyToEntry(1, CaseScenario.Grounds), new(Now, Everybody), by: Ada),
    };

    [Fact]
    public void Every_rule_refuses() => Assert.All(
        Refusals, asked => Assert.Equal([asked.Key], Refused(asked.Value()).Select(reason => reason.Rule)));

    [Fact]
    public void What_is_so_already_needs_no_entry() =>
        Assert.IsType<Decision<CaseEvent>.AlreadySo>(Decide(Open, new CaseCommand.CatchUp(), new(Now, Everybody)));

    [Fact]
    public void Who_answers_in_whose_place_is_put_on_record() => CaseScenario.AssertSame(
        [new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Pat)],
        Accepted(Decide(Open, new CaseCommand.CatchUp(), new(Now, Everybody.Suspend(Ada)))));

    [Fact]
    public void The_case_follows_its_unit_and_its_holder()
    {
        var merged = new CaseFacts(Now, Everybody).With(Station, Made.Evolve(new UnitEvent.Merged(County), Start));
        CaseScenario.AssertSame(
            [new CaseEvent.UnitFollowed(Station, County)],
            Accepted(Decide(Open, new CaseCommand.CatchUp(), merged.With(County, Made))));
        Assert.Equal(County, Open.Evolve(new CaseEvent.UnitFollowed(Station, County), Now).Unit);
        var split = new CaseFacts(Now, Everybody).With(
            Station, Made.Evolve(new UnitEvent.Split(County) { Officers = [Bo] }, Start));
        Assert.IsType<Decision<CaseEvent>.AlreadySo>(Decide(Open, new CaseCommand.CatchUp(), split));
    }

    [Fact]
    public void A_case_follows_its_unit_whoever_left_the_other_one_before()
    {
        var facts = new CaseFacts(Now, Everybody)
            .With(County, Made.Evolve(new UnitEvent.Split(Station) { Officers = [Ada] }, Start))
            .With(Station, Made.Evolve(new UnitEvent.Merged(County), Now));
        CaseScenario.AssertSame(
            [new CaseEvent.UnitFollowed(Station, County)],
            Accepted(Decide(Open, new CaseCommand.CatchUp(), facts)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_is_given_to_a_unit_that_has_ended(bool isMerged)
    {
        var ended = Made.Evolve(isMerged ? new UnitEvent.Merged(Station) : new UnitEvent.Closed(null), Start);
        var facts = new CaseFacts(Now, Everybody).With(County, ended);
        Assert.Equal(
            HandOverCaseRules.ReceiverIsOpen.Id,
            Assert.Single(Refused(Decide(Open, new CaseCommand.HandOverCase(County), facts))).Rule);
        var opening = new CaseCommand.OpenCase(Signing.Name) { Unit = County, Slots = [Seat(Lead, Ada)] };
        Assert.Equal(
            OpenCaseRules.UnitIsOpen.Id, Assert.Single(Refused(Decide(CaseState.None, opening, facts))).Rule);
    }

    [Fact]
    public void What_was_sent_to_a_unit_is_received_where_it_goes_on()
    {
        var sent = Open.Evolve(new CaseEvent.HandedOver(Station, County), Now);
        var court = UnitId.Parse("court");
        var facts = new CaseFacts(Now, Everybody.SetItem(Bo, Everybody[Bo] with { Unit = court }))
            .With(County, Made.Evolve(new UnitEvent.Merged(court), Start)).With(court, Made);
        var decision = CaseDecider.Decide(
            sent, new(new("c-1"), Bo, new CaseCommand.AcceptHandover([Seat(Lead, Bo)])), facts, Signing);
        Assert.Contains(Accepted(decision), happened => happened is CaseEvent.HandoverAccepted);
    }

    [Fact]
    public void An_officer_answers_an_entry_that_speaks_of_a_breach_of_theirs_and_no_other()
    {
        var breached = Open.Evolve(new CaseEvent.BreachRecorded(new("some.rule"), Ada, 1), Now)
            .Evolve(new CaseEvent.Closed(), Now);
        var reply = new CaseCommand.ReplyToEntry(2, CaseScenario.Grounds);
        CaseScenario.AssertSame(
            [new CaseEvent.Replied(2, Ada, CaseScenario.Grounds.Digest)],
            Accepted(Decide(breached, reply, new(Now, Everybody), by: Ada)));
        Refused(Decide(breached, reply, new(Now, Everybody), by: Bo));
        Refused(Decide(breached, reply with { Entry = 1 }, new(Now, Everybody), by: Ada));
        Refused(Decide(breached, reply, new(Now, Everybody.Suspend(Ada)), by: Ada));
        var told = CaseDecider.Decide(
            breached,
            new(new("c-1"), Ada, reply) { Intent = Intent.Record },
            new(Now, Everybody.Suspend(Ada)),
            Signing);
        Assert.Single(Accepted(told), happened => happened is CaseEvent.Replied);
    }

    [Fact]
    public void An_officer_answers_a_clue_about_them_and_that_they_approached_a_case_of_others()
    {
        var marked = Open.Evolve(new CaseEvent.ClueOpened(new("some.rule"), Ada), Now)
            .Evolve(new CaseEvent.InterferenceRecorded("hint", Bo), Now);
        var toClue = new CaseCommand.ReplyToEntry(2, CaseScenario.Grounds);
        var toRecord = toClue with { Entry = 3 };
        Assert.Single(Accepted(Decide(marked, toClue, new(Now, Everybody), by: Ada)));
        Assert.Single(Accepted(Decide(marked, toRecord, new(Now, Everybody), by: Bo)));
        Refused(Decide(marked, toClue, new(Now, Everybody), by: Bo));
        Refused(Decide(marked, toRecord, new(Now, Everybody), by: Ada));
    }

    private static UnitState Made => UnitState.None.Evolve(new UnitEvent.Registered(Signing.Name), Start);

    private static Decision<CaseEvent> Decide(
        CaseState state, CaseCommand command, CaseFacts facts, OfficerId? by = null) =>
        CaseDecider.Decide(state, new(new("c-1"), by is { } officer ? officer : Log, command), facts, Signing);

    private static ImmutableArray<CaseEvent> Accepted(Decision<CaseEvent> decision) =>
        Assert.IsType<Decision<CaseEvent>.Accepted>(decision).Events;

    private static ImmutableArray<Reason> Refused(Decision<CaseEvent> decision) =>
        Assert.IsType<Decision<CaseEvent>.Refused>(decision).Reasons;
}
