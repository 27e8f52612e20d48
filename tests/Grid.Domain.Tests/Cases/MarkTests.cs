using Grid.Domain.Clocks;
using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;
using Grid.Domain.Tests.Clocks;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

/// <summary>Marks: who sets them, what the grid finds by itself, and what they bring about. Sue is above Ada.</summary>
public sealed class MarkTests
{
    private const string Grave = "grave";
    private const string Odd = "odd";

    private static readonly SupervisionRow.Identification Who = new(Row("S-5"), [Grave])
    {
        By = [new(BearerKind.Post, "chief"), new(BearerKind.Unit, "filing")],
        MustReport = [new(BearerKind.Slot, "lead")],
        IsAutomatic = true,
        LiftedWith = ["reasons"],
    };

    private static readonly RulePack Pack = Signing with
    {
        Clocks =
        [
            TestClocks.Clock(TestClocks.Days(30)) with { Id = new("S-6.1"), Start = new("note-marked") },
        ],
        Supervision =
        [
            new SupervisionRow.Tag(Row("S-1"), Grave, new Condition.All([Yes("big"), Yes("bad")]))
            {
                Marked = new("note-marked", [new("type", ["1"])]),
            },
            new SupervisionRow.Tag(Row("S-2"), Odd, Yes("odd")),
            Who,
            new SupervisionRow.Identification(Row("S-5b"), [Odd]) { By = [new(BearerKind.Slot, "lead")] },
            new SupervisionRow.Consequences(
                Row("S-11"), [new([new(BearerKind.Slot, "lead")], Yes("not-reported"), "counted")]),
        ],
    };

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [MarkRules<CaseCommand.MarkCase>.IsAskedFor.Id] = Opened.WhenRecorded(new CaseCommand.MarkCase(Grave)),
        [MarkRules<CaseCommand.MarkCase>.TagIsListed.Id] = Opened.When(by: Ada, new CaseCommand.MarkCase("huge")),
        [MarkRules<CaseCommand.MarkCase>.ByWhomThePackSays.Id] =
            Opened.When(by: Zoe, new CaseCommand.MarkCase(Grave)),
        [MarkRules<CaseCommand.LiftMark>.GivesReasons.Id] = Opened.When(by: Ada, new CaseCommand.LiftMark(Grave)),
    };

    private static CaseScenario Opened => Given(OpenedByAda).Under(Pack).Knowing(Sue, Chief(Everybody[Sue]));

    [Fact]
    public void Each_rule_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void Who_is_named_or_must_report_marks_and_lifts_and_says_that_nothing_is_to_be_marked()
    {
        var marked = Opened.When(by: Sue, new CaseCommand.MarkCase(Grave));
        Assert.Equal(new("S-1"), ((CaseEvent.CaseMarked)marked.Events[0]).Row);
        marked.And.When(by: Ada, new CaseCommand.MarkCase(Grave)).ThenNothing();
        var lifted = marked.And.When(by: Ada, new CaseCommand.LiftMark(Grave, Grounds));
        Assert.IsType<CaseEvent.MarkLifted>(lifted.Events[0]);
        lifted.And.When(by: Sue, new CaseCommand.LiftMark(Grave, Grounds)).ThenNothing();
        var left = lifted.And.When(by: Ada, new CaseCommand.LeaveUnmarked(Grave, Grounds));
        Assert.Equal(
            [MarkFinding.Marked, MarkFinding.Lifted, MarkFinding.LeftUnmarked],
            left.And.State.Marks.Select(mark => mark.Finding));
        // Off the list the pack names nobody who lifts it.
        Opened.When(by: Ada, new CaseCommand.LiftMark(Odd, Grounds))
            .ThenRefused(MarkRules<CaseCommand.LiftMark>.GivesReasons.Id);
    }

    [Fact]
    public void The_grid_looks_where_a_fact_is_told_that_the_condition_speaks_of_and_nowhere_else()
    {
        var open = new CaseCommand.OpenCase(Signing.Name) { Slots = [Seat(Lead, Ada)] };
        Assert.Single(Given().Under(Pack).When(by: Ada, open).Events);
        // For an odd case nobody said that the grid should look.
        Assert.Single(Given().Under(Pack).When(by: Ada, open with { Facts = FactSet.Of([new("odd", "yes")]) }).Events);

        var half = Given().Under(Pack).When(by: Ada, open with { Facts = FactSet.Of([new("big", "yes")]) });
        var left = Assert.IsType<CaseEvent.LeftUnmarked>(half.Events[1]);
        Assert.Equal("bad", Assert.Single(left.Missing));
        Assert.Null(left.Officer);

        // The case is known to be big already.
        var told = half.And.When(by: Ada, Telling("yes"));
        Assert.Equal(Grave, Assert.Single(told.Events.OfType<CaseEvent.CaseMarked>()).Tag);
        Assert.Single(told.Events.OfType<CaseEvent.ClockStarted>());
        Assert.Equal(new("S-6.1"), told.And.State.Clocks[0].Id);

        var no = half.And.When(by: Ada, Telling("no"));
        Assert.Empty(Assert.Single(no.Events.OfType<CaseEvent.LeftUnmarked>()).Missing);
        // What somebody has lifted the grid does not set again.
        told.And.When(by: Ada, new CaseCommand.LiftMark(Grave, Grounds)).And
            .When(by: Ada, Telling("yes")).Then(new CaseEvent.ActRecorded("note-1")
            {
                Officer = Ada,
                Facts = FactSet.Of([new("bad", "yes")]),
            });
    }

    [Fact]
    public void Who_should_have_said_so_gets_a_clue_and_who_says_so_does_not()
    {
        var silent = FactSet.Of([new("not-reported", "yes")]);
        var clue = Assert.Single(Opened.When(by: Sue, new CaseCommand.MarkCase(Grave) { Facts = silent })
            .Events.OfType<CaseEvent.ClueOpened>());
        Assert.Equal((new RuleId("S-11"), Ada), (clue.Rule, clue.Officer!.Value));
        Assert.Empty(Opened.When(by: Ada, new CaseCommand.MarkCase(Grave) { Facts = silent })
            .Events.OfType<CaseEvent.ClueOpened>());
        Assert.Empty(Opened.When(by: Sue, new CaseCommand.MarkCase(Grave)).Events.OfType<CaseEvent.ClueOpened>());
    }

    private static CaseCommand.RecordAct Telling(string bad) =>
        new("note-1") { Facts = FactSet.Of([new("bad", bad)]) };

    private static Condition.Compare Yes(string fact) => new(fact, Comparison.OneOf, [Condition.Yes]);

    private static OfficerState Chief(OfficerState officer) => officer.Evolve(
        new OfficerEvent.MandateGranted(Mandate("chief", Decide) with { Post = "chief" }), Start);

    private static LawRow Row(string id) => new(new(id), "a row", Statute, Confidence.Sure);
}
