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
            new SupervisionRow.Identification(Row("S-5b"), [Odd])
            {
                By = [new(BearerKind.Slot, "lead"), new(BearerKind.Post, "chief")],
            },
            new SupervisionRow.Consequences(
                Row("S-11"), [new([new(BearerKind.Slot, "lead")], Yes("not-reported"), "counted")]),
        ],
    };

    private static readonly ClockDefinition Plan = Pack.Clocks[0] with
    {
        Effects = [new ClockEffect.Stop("note-unmarked") { IsFinal = true }],
    };

    // Two marks that bring about the same plan, each with an act of its own for a log to tell of.
    private static readonly RulePack Twofold = Pack with
    {
        Clocks = [Plan],
        Supervision =
        [
            Of(Grave, "1", new Condition.All([Yes("big"), Yes("bad")])), Of(Odd, "2", Yes("odd")),
            Who with { Tags = [Grave, Odd] },
        ],
    };

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [MarkRules<CaseCommand.MarkCase>.IsAskedFor.Id] = Opened.WhenRecorded(new CaseCommand.MarkCase(Grave)),
        [MarkRules<CaseCommand.MarkCase>.TagIsListed.Id] = Opened.When(by: Ada, new CaseCommand.MarkCase("huge")),
        [MarkRules<CaseCommand.MarkCase>.ByWhomThePackSays.Id] =
            Opened.When(by: Zoe, new CaseCommand.MarkCase(Grave)),
        [MarkRules<CaseCommand.LiftMark>.GivesReasons.Id] = Opened.When(by: Sue, new CaseCommand.LiftMark(Grave)),
        [MarkRules<CaseCommand.LiftMark>.LiftedByAnother.Id] =
            Opened.When(by: Ada, new CaseCommand.LiftMark(Grave, Grounds)),
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
    public void Who_is_named_or_must_report_marks_and_says_that_nothing_is_to_be_marked()
    {
        var marked = Opened.When(by: Sue, new CaseCommand.MarkCase(Grave));
        Assert.Equal(new("S-1"), ((CaseEvent.CaseMarked)marked.Events[0]).Row);
        marked.And.When(by: Ada, new CaseCommand.MarkCase(Grave)).ThenNothing();
        var lifted = marked.And.When(by: Sue, new CaseCommand.LiftMark(Grave, Grounds));
        Assert.IsType<CaseEvent.MarkLifted>(lifted.Events[0]);
        lifted.And.When(by: Sue, new CaseCommand.LiftMark(Grave, Grounds)).ThenNothing();
        var left = lifted.And.When(by: Ada, new CaseCommand.LeaveUnmarked(Grave, Grounds));
        Assert.Equal(
            [MarkFinding.Marked, MarkFinding.Lifted, MarkFinding.LeftUnmarked],
            left.And.State.Marks.Select(mark => mark.Finding));
        // Off the list the pack names nobody who lifts it.
        Opened.When(by: Sue, new CaseCommand.LiftMark(Odd, Grounds))
            .ThenRefused(MarkRules<CaseCommand.LiftMark>.GivesReasons.Id);
    }

    [Fact]
    public void Whoever_is_in_a_unit_that_the_pack_names_marks()
    {
        Opened.Knowing(Zoe, In("court/filing")).When(by: Zoe, new CaseCommand.MarkCase(Grave)).Then(
            new CaseEvent.CaseMarked(Grave, Zoe) { Row = new("S-1"), Of = [Ada] },
            new CaseEvent.ClockStarted(new("S-6.1"), Now)
            {
                Due = Opened.Knowing(Zoe, In("court/filing"))
                .When(by: Zoe, new CaseCommand.MarkCase(Grave)).And.State.Clocks[0].Due
            });
        foreach (var other in (string[])["court/profiling", "filing/court", "filing"])
        {
            Opened.Knowing(Zoe, In(other)).When(by: Zoe, new CaseCommand.MarkCase(Grave))
                .ThenRefused(MarkRules<CaseCommand.MarkCase>.ByWhomThePackSays.Id);
        }
    }

    [Fact]
    public void Who_answers_in_the_case_takes_no_mark_off_nor_does_whom_it_was_set_of()
    {
        var lift = new CaseCommand.LiftMark(Grave, Grounds);
        var another = MarkRules<CaseCommand.LiftMark>.LiftedByAnother.Id;
        var marked = Opened.When(by: Sue, new CaseCommand.MarkCase(Grave)).And;
        // Ada must report such cases, leads this one, and is a chief, too.
        marked.Knowing(Ada, Chief(Everybody[Ada])).When(by: Ada, lift).ThenRefused(another);
        // Pat answers while she is away.
        var away = marked.Suspended(Ada).Knowing(Pat, Chief(Everybody[Pat]));
        away.When(by: Pat, lift).ThenRefused(another);
        // It was set of Ada, wherever she has gone since.
        var moved = Gone(marked).Knowing(Ada, Chief(Everybody[Ada]));
        Assert.False(moved.State.Answers(Lead, Ada));
        moved.When(by: Ada, lift).ThenRefused(another);
        // She had left before, and it is she who has handled it.
        Gone(Opened).When(by: Sue, new CaseCommand.MarkCase(Grave)).And.Knowing(Ada, Chief(Everybody[Ada]))
            .When(by: Ada, lift).ThenRefused(another);
        // It names Zoe.
        Opened.When(by: Sue, new CaseCommand.MarkCase(Grave) { Facts = FactSet.Of([new("of", Zoe.Value)]) }).And
            .Knowing(Zoe, Chief(Everybody[Zoe])).When(by: Zoe, lift).ThenRefused(another);
        // Not of her: a seat in which nobody handles the case bars whoever sits in it all the same …
        var sitting = Seated(new("archive"), Zoe);
        sitting.When(by: Zoe, lift).ThenRefused(another);
        // … unless it is by that seat that the pack has them take marks off.
        var looking = sitting.Pack with
        {
            Supervision = [.. sitting.Pack.Supervision.Replace(
                Who, Who with { LiftedBy = [new(BearerKind.Slot, "archive")] })],
        };
        Assert.IsType<CaseEvent.MarkLifted>(sitting.Under(looking).When(by: Zoe, lift).Events[0]);
        // The chief is not named for it any more.
        sitting.Under(looking).When(by: Sue, lift)
            .ThenRefused(MarkRules<CaseCommand.LiftMark>.ByWhomThePackSays.Id);
    }

    [Fact]
    public void After_a_lift_the_grid_looks_again_with_what_has_come_since()
    {
        var open = new CaseCommand.OpenCase(Signing.Name)
        {
            Slots = [Seat(Lead, Ada)],
            Facts = FactSet.Of([new("big", "yes")]),
        };
        var lifted = Given().Under(Pack).Knowing(Sue, Chief(Everybody[Sue])).When(by: Ada, open).And
            .When(by: Ada, Telling("yes")).And.When(by: Sue, new CaseCommand.LiftMark(Grave, Grounds)).And;

        Assert.Empty(Assert.Single(lifted.When(by: Ada, Telling("no")).Events.OfType<CaseEvent.LeftUnmarked>())
            .Missing);
        // The second report is one, though the first was weighed.
        var again = lifted.When(by: Ada, Telling("yes"));
        Assert.Single(again.Events.OfType<CaseEvent.CaseMarked>());

        // What was weighed does not mark it again by itself, whatever else is told.
        var any = Pack with
        {
            Supervision =
            [
                new SupervisionRow.Tag(Row("S-1"), Grave, new Condition.Any([Yes("big"), Yes("bad"), Yes("new")])),
                Who,
            ],
        };
        var weighed = Given().Under(any).Knowing(Sue, Chief(Everybody[Sue])).When(by: Ada, open).And
            .When(by: Sue, new CaseCommand.LiftMark(Grave, Grounds)).And;
        var no = weighed.When(by: Ada, Telling("no"));
        Assert.Equal("big new", string.Join(' ', Assert.Single(no.Events.OfType<CaseEvent.LeftUnmarked>()).Missing));
        Assert.Single(no.And.When(by: Ada, Telling("yes")).Events.OfType<CaseEvent.CaseMarked>());
    }

    [Fact]
    public void What_gave_no_cause_before_a_lift_gives_it_with_what_has_come_since()
    {
        var lifted = Opened.When(by: Ada, Telling("yes")).And.When(by: Sue, new CaseCommand.MarkCase(Grave)).And
            .When(by: Sue, new CaseCommand.LiftMark(Grave, Grounds)).And;
        var big = new CaseCommand.RecordAct("note-1") { Facts = FactSet.Of([new("big", "yes")]) };
        Assert.Single(lifted.When(by: Ada, big).Events.OfType<CaseEvent.CaseMarked>());
        // The same told one after the other, where nobody has lifted anything.
        Assert.Single(Opened.When(by: Ada, Telling("yes")).And.When(by: Ada, big).Events
            .OfType<CaseEvent.CaseMarked>());
    }

    [Fact]
    public void A_plan_runs_as_long_as_any_mark_is_on_that_begins_it()
    {
        var lift = new CaseCommand.LiftMark(Grave, Grounds);
        var both = Opened.Under(Twofold).When(by: Sue, new CaseCommand.MarkCase(Grave)).And
            .When(by: Sue, new CaseCommand.MarkCase(Odd)).And;
        Assert.Single(both.State.Clocks, clock => clock.IsRunning);

        var one = both.When(by: Sue, lift);
        Assert.IsType<CaseEvent.MarkLifted>(Assert.Single(one.Events));
        // What is of the other mark alone ends with that.
        var none = one.And.When(by: Sue, new CaseCommand.LiftMark(Odd, Grounds));
        Assert.Equal(new("S-6.1"), Assert.Single(none.Events.OfType<CaseEvent.ClockStopped>()).Clock);
        var anew = none.And.When(by: Sue, new CaseCommand.MarkCase(Odd));
        Assert.Single(anew.Events.OfType<CaseEvent.ClockStarted>());

        // A clock that the other mark does not begin does not wait for it.
        var alone = Twofold with
        {
            Clocks = [Plan with { Start = Plan.Start with { When = [new("type", ["1"])] } }],
        };
        Assert.Single(both.Under(alone).When(by: Sue, lift).Events.OfType<CaseEvent.ClockStopped>());
    }

    [Fact]
    public void What_a_log_tells_of_a_mark_is_on_record_as_one()
    {
        var told = Opened.Under(Twofold).WhenRecorded(Act("note-marked", "1"));
        Assert.Equal((1, 1), (told.Events.OfType<CaseEvent.CaseMarked>().Count(), told.And.State.Clocks.Length));
        var marked = told.Events.OfType<CaseEvent.CaseMarked>().Single();
        Assert.Equal((Grave, 2, false), (marked.Tag, marked.Entry!.Value, marked.IsDerived));
        // Told again it is no other mark, and one of no type is none.
        Assert.Single(told.And.WhenRecorded(Act("note-marked", "1")).Events);
        Assert.Empty(told.And.WhenRecorded(new CaseCommand.RecordAct("note-unmarked")).Events
            .OfType<CaseEvent.MarkLifted>());
        told.And.When(by: Sue, new CaseCommand.MarkCase(Grave)).ThenNothing();

        var lifted = told.And.WhenRecorded(Act("note-unmarked", "1"));
        Assert.Equal(
            ["ActRecorded", "MarkLifted", "ClockStopped"], lifted.Events.Select(happened => happened.GetType().Name));
        Assert.Equal([MarkFinding.Marked, MarkFinding.Lifted], lifted.And.State.Marks.Select(mark => mark.Finding));
        lifted.And.When(by: Sue, new CaseCommand.LiftMark(Grave, Grounds)).ThenNothing();
        // A log that tells out of turn what came before undoes nothing.
        var late = Opened.Under(Twofold).WhenRecorded(Act("note-unmarked", "1") with { Place = new("2") }).And
            .WhenRecorded(Act("note-marked", "1") with { Place = new("1") });
        Assert.Empty(late.Events.OfType<CaseEvent.CaseMarked>());
    }

    [Fact]
    public void An_officer_tells_of_no_mark_by_an_act_whatever_they_call_it()
    {
        var asked = MarkRules<CaseCommand.RecordAct>.IsAskedFor.Id;
        foreach (var act in (string[])["note-marked", "note-unmarked"])
        {
            Opened.Under(Twofold).When(by: Sue, Act(act, "1") with { Officer = null }).ThenRefused(asked);
            Opened.Under(Twofold).WhenRecorded(Act(act, "1"), by: Sue).ThenRefused(asked);
            Opened.Under(Twofold).When(by: Sue, new CaseCommand.RecordAct(act)).ThenRefused(asked);
        }
    }

    [Fact]
    public void A_mark_goes_along_to_the_case_that_takes_in_and_to_what_is_split_off()
    {
        var (whole, part) = (CaseId.Parse("x"), CaseId.Parse("z"));
        var marked = Opened.Under(Twofold).When(by: Sue, new CaseCommand.MarkCase(Grave)).And;
        var into = Given(OpenedByAda with { Slots = [Seat(Lead, Bo)] }).Under(Twofold).Of(part);
        var leaving = (marked with
        {
            State = marked.State.Evolve(new CaseEvent.MergeProposed(part) { Holders = [Seat(Lead, Bo)] }, Start),
        }).Of(whole);
        var merged = into.Seeing(whole, leaving).When(by: Bo, new CaseCommand.AcceptMerge(whole));
        var along = Assert.Single(merged.Events.OfType<CaseEvent.CaseMarked>());
        Assert.Equal((Grave, Sue, whole, 2), (along.Tag, along.Officer!.Value, along.From!.Value, along.Entry!.Value));
        Assert.True(along.IsDerived);
        Assert.Equal(Ada, Assert.Single(along.Of));
        // Its plan comes along by itself, and ends with it. Ada is in no seat here, and it was set of her.
        var there = merged.And.Knowing(Sue, Chief(Everybody[Sue])).Knowing(Ada, Chief(Everybody[Ada]));
        Assert.True(Assert.Single(there.State.Clocks).IsRunning);
        there.When(by: Ada, new CaseCommand.LiftMark(Grave, Grounds))
            .ThenRefused(MarkRules<CaseCommand.LiftMark>.LiftedByAnother.Id);
        Assert.Single(there.When(by: Sue, new CaseCommand.LiftMark(Grave, Grounds)).Events
            .OfType<CaseEvent.ClockStopped>());
        // Taken in anew it is not doubled.
        Assert.Empty((into with { State = merged.And.State }).Seeing(whole, leaving.WhenRecorded(
            new CaseCommand.RecordAct("note-1")).And).When(by: Bo, new CaseCommand.AcceptMerge(whole)).Events
            .OfType<CaseEvent.CaseMarked>());

        var splitting = marked with { State = marked.State.Evolve(new CaseEvent.SplitProposed(part), Start) };
        var open = new CaseCommand.OpenCase(Signing.Name)
        {
            Slots = [Seat(Lead, Bo)],
            SplitFrom = whole,
            Facts = FactSet.Of([new("big", "yes")]),
        };
        var split = Given().Under(Twofold).Of(part).Seeing(whole, splitting).When(by: Ada, open);
        var there2 = Assert.Single(split.And.State.Marks);
        Assert.Equal((MarkFinding.Marked, whole, 2), (there2.Finding, there2.From!.Value, there2.Entry!.Value));
        Assert.Single(split.And.State.Clocks);
        // What was taken off goes nowhere.
        var off = marked.When(by: Sue, new CaseCommand.LiftMark(Grave, Grounds)).And;
        Assert.Empty(Given().Under(Twofold).Of(part)
            .Seeing(whole, off with { State = off.State.Evolve(new CaseEvent.SplitProposed(part), Start) })
            .When(by: Ada, open with { Facts = FactSet.None }).Events.OfType<CaseEvent.CaseMarked>());
    }

    [Fact]
    public void A_mark_that_was_taken_off_where_it_came_along_to_is_not_set_again_by_what_is_taken_in_anew()
    {
        var (other, own) = (CaseId.Parse("x"), CaseId.Parse("z"));
        var marked = Opened.When(by: Sue, new CaseCommand.MarkCase(Grave)).And;
        var leaving = With(marked, new CaseEvent.MergeProposed(own) { Holders = [Seat(Lead, Bo)] }).Of(other);
        var late = leaving.WhenRecorded(new CaseCommand.RecordAct("note-1")).And;
        var here = Given(OpenedByAda with { Slots = [Seat(Lead, Bo)] }).Under(Pack).Of(own)
            .Knowing(Sue, Chief(Everybody[Sue]));
        CaseScenario TakenIn(CaseScenario into, CaseScenario from) =>
            into.Seeing(other, from).When(by: Bo, new CaseCommand.AcceptMerge(other));
        // It comes along, or is on here already, of the same.
        foreach (var into in (CaseScenario[])[here, With(here, new CaseEvent.CaseMarked(Grave, Sue) { Of = [Ada] })])
        {
            var lifted = TakenIn(into, leaving).And.When(by: Sue, new CaseCommand.LiftMark(Grave, Grounds)).And;

            Assert.Empty(TakenIn(lifted, late).Events.OfType<CaseEvent.CaseMarked>());
            // What was found there since, nobody has weighed yet.
            var found = With(late, new CaseEvent.CaseMarked(Grave, Sue) { Of = [Ada, Zoe] });
            var along = Assert.Single(TakenIn(lifted, found).Events.OfType<CaseEvent.CaseMarked>());
            Assert.Equal([Ada, Zoe], along.Of.AsEnumerable());
        }
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
        // It is marked already, and nobody looks again.
        told.And.When(by: Ada, Telling("yes")).Then(new CaseEvent.ActRecorded("note-1")
        {
            Officer = Ada,
            Facts = FactSet.Of([new("bad", "yes")]),
        });
    }

    [Fact]
    public void Whom_a_second_report_names_is_added_and_who_should_have_said_so_is_asked_though_the_mark_is_on()
    {
        var marked = Opened.When(by: Sue, new CaseCommand.MarkCase(Grave)).And;
        var named = new CaseCommand.MarkCase(Grave) { Facts = FactSet.Of([new("of", Zoe.Value)]) };
        var second = marked.When(by: Sue, named);
        Assert.Equal([Ada, Zoe], Assert.IsType<CaseEvent.CaseMarked>(Assert.Single(second.Events)).Of.AsEnumerable());
        second.And.When(by: Sue, named).ThenNothing();

        var silent = new CaseCommand.MarkCase(Grave) { Facts = FactSet.Of([new("not-reported", "yes")]) };
        var asked = second.And.When(by: Sue, silent);
        Assert.Equal([Ada, Zoe], Assert.IsType<CaseEvent.CaseMarked>(asked.Events[0]).Of.AsEnumerable());
        var clue = Assert.IsType<CaseEvent.ClueOpened>(asked.Events[1]);
        Assert.Equal((new RuleId("S-11"), (OfficerId?)Ada), (clue.Rule, clue.Officer));
        Assert.Equal([second.And.State.Sequence + 1], clue.Evidence.AsEnumerable());
        asked.And.When(by: Sue, silent).ThenNothing();
    }

    [Fact]
    public void Of_whom_a_mark_was_set_answers_its_entry_and_nobody_else_does()
    {
        var marked = Opened.When(
            by: Sue, new CaseCommand.MarkCase(Grave) { Facts = FactSet.Of([new("of", Zoe.Value)]) }).And;
        var reply = new CaseCommand.ReplyToEntry(marked.State.Marks[0].Sequence, Grounds);
        Assert.IsType<CaseEvent.Replied>(Assert.Single(marked.When(by: Zoe, reply).Events));
        Assert.IsType<CaseEvent.Replied>(Assert.Single(marked.When(by: Ada, reply).Events));
        marked.When(by: Bo, reply).ThenRefused(ReplyRules.SpeaksOfAsker.Id);
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

    private static SupervisionRow.Tag Of(string tag, string type, Condition when) => new(Row($"S-{type}"), tag, when)
    {
        Marked = new("note-marked", [new("type", [type])]),
        Lifted = new("note-unmarked", [new("type", [type])]),
    };

    private static CaseCommand.RecordAct Act(string act, string type) =>
        new(act) { Officer = Zoe, Facts = FactSet.Of([new("type", type)]) };

    private static CaseScenario With(CaseScenario scenario, CaseEvent happened) =>
        scenario with { State = scenario.State.Evolve(happened, Start) };

    private static OfficerState In(string unit) => Everybody[Zoe] with { Unit = UnitId.Parse(unit) };

    private static CaseScenario Gone(CaseScenario from) =>
        from.When(by: Sue, new CaseCommand.TransferResponsibility(Lead, Bo, Grounds)).And;

    private static CaseScenario Seated(Slot slot, OfficerId officer)
    {
        var marked = Opened.When(by: Sue, new CaseCommand.MarkCase(Grave)).And;
        return (marked with { State = marked.State.Evolve(new CaseEvent.SlotFilled(slot, 1, officer), Start) })
            .Knowing(officer, Chief(Everybody[officer]));
    }

    private static LawRow Row(string id) => new(new(id), "a row", Statute, Confidence.Sure);
}
