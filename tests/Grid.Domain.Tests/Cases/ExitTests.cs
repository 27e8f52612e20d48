using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;
using Grid.Domain.Units;

namespace Grid.Domain.Tests.Cases;

/// <summary>From one organ to another there may be one way out, and a pack says whose hands it passes.</summary>
public sealed class ExitTests
{
    private static readonly UnitId Counter = UnitId.Parse("court-x/counter");

    private static readonly RulePack Guarded = Signing with
    {
        Organisation = new()
        {
            Organs =
            [
                new("office") { Title = "office", Units = ["gate"] },
                new("court") { Title = "court" },
            ],
            Classes = [new("clerk") { Organ = "office" }, new("judge") { Organ = "court" }],
        },
        Supervision =
        [
            new SupervisionRow.Control(
                new(new("pack.exit"), "the gate", Statute, default), [new(BearerKind.Unit, "gate")])
            {
                OnlyExitTo = new(BearerKind.Organ, "court"),
                ReviewedBy = ["review"],
            },
        ],
    };

    private static readonly CaseState Open = CaseState.None.Evolve(
        new CaseEvent.Opened(Guarded.Name, IsRun: true) { Unit = new("unit:office-x/desk"), Slots = [Seat(Lead, Ada)] },
        Start);

    internal static readonly Dictionary<RuleId, Func<Decision<CaseEvent>>> Refusals = new()
    {
        [HandOverCaseRules.ThroughItsExit.Id] = () => Send(Open, "clerk", "court"),
    };

    [Fact]
    public void What_was_not_looked_at_does_not_leave() => Assert.All(Refusals, asked => Assert.Equal(
        [asked.Key], Assert.IsType<Decision<CaseEvent>.Refused>(asked.Value()).Reasons.Select(reason => reason.Rule)));

    [Fact]
    public void What_was_looked_at_leaves()
    {
        Goes(Send(Open.Evolve(new CaseEvent.ActRecorded("review") { Officer = Bo }, Now), "clerk", "court"));
        Assert.IsType<Decision<CaseEvent>.Refused>(Send(
            Open.Evolve(new CaseEvent.ActRecorded("review") { Officer = Bo, IsVoidPending = true }, Now),
            "clerk",
            "court"));
    }

    [Theory]
    [InlineData("clerk", "office")]
    [InlineData("judge", "court")]
    [InlineData(null, "court")]
    public void It_is_the_way_out_of_one_organ_to_one_other(string? from, string? to) => Goes(Send(Open, from, to));

    [Fact]
    public void Of_a_unit_that_nobody_registered_as_of_an_organ_nobody_can_say_whether_it_lies_beyond()
    {
        var refused = Assert.IsType<Decision<CaseEvent>.Refused>(Send(Open, "clerk", null)).Reasons;

        var reason = Assert.Single(refused);
        Assert.Equal(
            (HandOverCaseRules.ThroughItsExit.Id, VerdictKind.Undecidable,
                "the organ of unit:court-x/counter: not registered"),
            (reason.Rule, reason.Verdict, reason.Missing));
        Goes(Send(Open.Evolve(new CaseEvent.ActRecorded("review") { Officer = Bo }, Now), "clerk", null));
        Goes(Send(Open, "judge", null));
        Goes(Send(Open with { Unit = new("unit:court-x/hall") }, "clerk", null));
    }

    private static void Goes(Decision<CaseEvent> decision) => Assert.Contains(
        Assert.IsType<Decision<CaseEvent>.Accepted>(decision).Events, happened => happened is CaseEvent.HandedOver);

    private static Decision<CaseEvent> Send(CaseState state, string? from, string? to)
    {
        var unit = UnitState.None.Evolve(new UnitEvent.Registered(Guarded.Name) { Organ = to }, Start);
        var facts = new CaseFacts(Now, Everybody.SetItem(Ada, Everybody[Ada] with { Class = from }))
            .With(Counter, unit);
        return CaseDecider.Decide(
            state, new(new("c-1"), Ada, new CaseCommand.HandOverCase(Counter)), facts, Guarded);
    }
}
