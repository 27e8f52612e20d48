using Grid.Domain.Clocks;
using Grid.Domain.Draws;
using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;
using Grid.Domain.Tests.Cases;
using Grid.Domain.Units;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Draws;

/// <summary>A seat of the panel is drawn among those of a court; Cy leads nothing and Pat is Ada's deputy.</summary>
public sealed class DrawHolderTests
{
    private static readonly UnitId Court = UnitId.Parse("court");

    private static readonly string Today = DayKeys.DayOf(Now);

    private static readonly string Key = DayKeys.Derive(new byte[32], Court, Today);

    private static readonly string Opening = new('b', DayKeys.Digits);

    private static readonly SupervisionRow.Allotment Drawn = new(Row("S-40"), [new(BearerKind.Slot, "panel")])
    {
        DesignatedFor = ["language", "grave-case"],
        ChangedFor = ["recusal"],
        Draw = new(new(Ceiling: 10, Least: 1, Fact: "matter", Times: 2), KnownAs: null),
    };

    private static readonly RulePack Pack = Signing with
    {
        Supervision =
        [
            new SupervisionRow.Tag(Row("S-1"), "grave", new Condition.Compare("grave", Comparison.OneOf, ["yes"])),
            new SupervisionRow.Measures(
                Row("S-6"), ["grave"], [new("naming", Force.May) { Designates = "grave-case" }]),
            Drawn,
        ],
    };

    private static readonly CaseCommand.DrawHolder Ask = new(Panel) { Pool = Court };

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [DrawHolderRules.IsAskedFor.Id] = Case().WhenRecorded(Ask),
        [DrawHolderRules.SlotIsListed.Id] = Case().When(by: Sue, Ask with { Seat = 4 }),
        [DrawHolderRules.SlotIsDrawn.Id] = Case().Under(Pack with { Supervision = [] }).When(by: Sue, Ask),
        [DrawHolderRules.AgainByHolderOrSupervisor.Id] =
            Case(Filled).When(by: Zoe, Ask with { Because = "recusal" }),
        [DrawHolderRules.AgainForAReason.Id] = Case(Filled).When(by: Sue, Ask with { Because = "convenience" }),
        [DrawHolderRules.PoolIsNotEmpty.Id] = Case().When(by: Sue, Ask with { Seat = 2, Pool = null }),
        [DrawHolderRules.KeyWasCommitted.Id] = Case() with { Units = Units(Unit(at: Now)) },
        [DrawHolderRules.KeyIsTheOneCommitted.Id] =
            Case().When(by: Sue, Ask) with { Draw = new(Opening, new string('c', DayKeys.Digits)) },
        [DesignationRules<CaseCommand.FillSlot>.ForAListedReason.Id] =
            Case().When(by: Sue, new CaseCommand.FillSlot(Panel, Bo)),
        [DesignationRules<CaseCommand.FillSlot>.CaseIsMarked.Id] =
            Case().When(by: Sue, new CaseCommand.FillSlot(Panel, Bo) { Designated = "grave-case" }),
    };

    private static CaseEvent Filled => new CaseEvent.SlotFilled(Panel, 1, Bo);

    [Fact]
    public void Each_rule_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            var scenario = asked.Submission is null ? asked.When(by: Sue, Ask) : asked;
            Assert.Contains(rule, scenario.Refused.Reasons.Select(reason => reason.Rule));
        }
    }

    [Fact]
    public void A_draw_without_a_pool_or_a_key_is_told_both() =>
        (Case().When(by: Sue, Ask) with { Units = Units(UnitState.None) })
            .ThenRefused(DrawHolderRules.PoolIsNotEmpty.Id, DrawHolderRules.KeyWasCommitted.Id);

    [Fact]
    public void A_key_that_was_told_draws_nothing_more() =>
        (Case().When(by: Sue, Ask) with
        {
            Units = Units(Unit().Evolve(new UnitEvent.DayKeyRevealed(Today, Key), Now)),
        }).ThenRefused(DrawHolderRules.KeyIsTheOneCommitted.Id);

    [Fact]
    public void Who_is_drawn_answers_and_the_entry_says_why_this_one()
    {
        var asked = Case().When(by: Sue, Ask);
        var drawn = Assert.IsType<CaseEvent.HolderDrawn>(Assert.Single(asked.Events));

        // Ada had four cases and knows the matter; Pat is suspended; Nia nobody knows.
        AssertSame([new DrawCandidate(Ada, 1200), new DrawCandidate(Bo, 1000)], drawn.Candidates);
        AssertSame(
            [new LeftOut(Nia, FillSlotRules.OfficerMayHold.Id), new LeftOut(Pat, FillSlotRules.OfficerMayHold.Id)],
            drawn.LeftOut);
        Assert.Equal((Court, 2, Today, 3), (drawn.Pool!.Value, drawn.PoolEntry, drawn.Day!, drawn.KeyEntry));
        Assert.Equal(Draw.Number(Key, Opening, (Panel, 1, 1)), drawn.Number);
        Assert.Equal(DayKeys.CommitmentTo(Key), drawn.Commitment);
        Assert.Equal(
            Draw.HolderOf(Draw.LotOf(drawn.Number!, 2200), drawn.Candidates), drawn.Officer);
        Assert.Equal(drawn.Officer, asked.And.State.Held(Panel, 1)!.Holder);
        Assert.Equal((drawn.Officer, 2), (asked.And.State.Draws[0].Officer, asked.And.State.Draws[0].Among));
        AssertSame(asked.Events, Case().When(by: Sue, Ask).Events);
    }

    [Fact]
    public void Who_is_drawn_again_is_another()
    {
        var first = Case().When(by: Sue, Ask).And;
        var one = first.State.Held(Panel, 1)!.Holder;
        var again = first.When(by: Sue, Ask with { Because = "recusal" });
        var drawn = (CaseEvent.HolderDrawn)again.Events[0];

        Assert.Equal((one, 2, "recusal"), (drawn.From!.Value, drawn.Round, drawn.Because));
        Assert.NotEqual(one, drawn.Officer);
        Assert.Contains(new LeftOut(one, new("draw.another-than-before")), drawn.LeftOut);
        again.And.When(by: Sue, Ask with { Because = "recusal" }).ThenRefused(DrawHolderRules.PoolIsNotEmpty.Id);
    }

    [Fact]
    public void Nobody_has_two_seats_of_a_slot()
    {
        var drawn = (CaseEvent.HolderDrawn)Case(new CaseEvent.SlotFilled(Panel, 2, Bo)).When(by: Sue, Ask).Events[0];
        Assert.Equal(Ada, drawn.Officer);
        Assert.Contains(new LeftOut(Bo, new("draw.one-seat-each")), drawn.LeftOut);
    }

    [Fact]
    public void Whom_a_rule_of_the_pack_keeps_out_is_not_drawn()
    {
        var apart = Pack with { Rules = [.. Pack.Rules, Rule("pack.slots", new SeparateSlots([Lead, Panel]))] };
        var drawn = (CaseEvent.HolderDrawn)Case().Under(apart).When(by: Sue, Ask).Events[0];
        Assert.Equal(Bo, drawn.Officer);
        Assert.Contains(new LeftOut(Ada, new("pack.slots")), drawn.LeftOut);
    }

    [Fact]
    public void Somebody_is_named_for_a_reason_on_the_list_and_a_log_may_tell_of_anybody()
    {
        Case().When(by: Sue, new CaseCommand.FillSlot(Panel, Bo) { Designated = "language" })
            .Then(new CaseEvent.SlotFilled(Panel, 1, Bo) { Designated = "language" });
        Case().WhenRecorded(new CaseCommand.FillSlot(Panel, Bo)).Then(new CaseEvent.SlotFilled(Panel, 1, Bo));
        Case(Filled).When(by: Sue, new CaseCommand.TransferResponsibility(Panel, Ada) { Designated = "recusal" })
            .Then(new CaseEvent.ResponsibilityTransferred(Panel, 1, Bo, Ada) { Designated = "recusal" });
        Case(Filled).When(by: Sue, new CaseCommand.TransferResponsibility(Panel, Ada))
            .ThenRefused(DesignationRules<CaseCommand.TransferResponsibility>.ForAListedReason.Id);
    }

    [Fact]
    public void Whoever_takes_a_case_over_names_nobody_for_a_seat_that_is_drawn_but_for_a_reason()
    {
        var north = UnitId.Parse("north");
        var sent = Case(new CaseEvent.HandedOver(null, north)).Knowing(Zoe, Everybody[Zoe] with { Unit = north });
        var accept = new CaseCommand.AcceptHandover([Seat(Lead, Ada), Seat(Panel, Bo)]);
        sent.When(by: Zoe, accept)
            .ThenRefused(DesignationRules<CaseCommand.AcceptHandover>.ForAListedReason.Id);
        Assert.Equal("language", Assert.Single(
            sent.When(by: Zoe, accept with { Designated = "language" }).Events
                .OfType<CaseEvent.HandoverAccepted>()).Designated);
        // Without the seat it is a receipt like others, and the seat is drawn once the case is there.
        Assert.Single(sent.When(by: Zoe, accept with { Slots = [Seat(Lead, Ada)] }).Events
            .OfType<CaseEvent.HandoverAccepted>());
    }

    [Fact]
    public void A_case_that_is_opened_with_a_drawn_seat_filled_says_why()
    {
        var open = new CaseCommand.OpenCase(Signing.Name) { Slots = [Seat(Lead, Ada), Seat(Panel, Bo)] };
        Given().Under(Pack).When(by: Sue, open)
            .ThenRefused(DesignationRules<CaseCommand.OpenCase>.ForAListedReason.Id);
        Given().Under(Pack).When(by: Sue, open with { Designated = "grave-case" })
            .ThenRefused(DesignationRules<CaseCommand.OpenCase>.CaseIsMarked.Id);
        Assert.Single(Given().Under(Pack).When(by: Sue, open with
        {
            Designated = "grave-case",
            Facts = FactSet.Of([new("grave", "yes")]),
        }).Events);
    }

    private static CaseScenario Case(params ReadOnlySpan<CaseEvent> then)
    {
        var matter = OpenedByAda with { Facts = FactSet.Of([new("matter", "tax")]) };
        return (Given([matter, .. then]).Under(Pack).Suspended(Pat)) with
        {
            Units = Units(Unit()),
            Draw = new(Opening, Key),
        };
    }

    private static UnitState Unit(Timestamp? at = null) => UnitState.None
        .Evolve(new UnitEvent.Registered(Signing.Name), Start)
        .Evolve(
            new UnitEvent.PoolSet(Panel)
            {
                Members = [new(Ada) { Specialities = ["tax"] }, new(Bo), new(Nia), new(Pat)],
            },
            Start)
        .Evolve(
            new UnitEvent.DayKeyCommitted(Today, DayKeys.CommitmentTo(Key)) { Caseloads = [new(Ada, 4)] },
            at ?? Start);

    private static ImmutableDictionary<UnitId, UnitState> Units(UnitState unit) =>
        ImmutableDictionary<UnitId, UnitState>.Empty.Add(Court, unit);

    private static LawRow Row(string id) => new(new(id), "a row", Statute, Confidence.Sure);
}
