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

    private static readonly string OpeningHash = new('b', DayKeys.Digits);

    private static readonly CaseEvent.Opened Opening = OpenedByAda with
    {
        Unit = Court,
        Facts = FactSet.Of([new("matter", "tax")]),
    };

    private static readonly SupervisionRow.Allotment Drawn = new(Row("S-40"), [new(BearerKind.Slot, "panel")])
    {
        DesignatedFor = ["language", "grave-case"],
        ChangedFor = ["recusal", "special-cause"],
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

    /// <summary>Whoever is head names somebody, and lets another come in.</summary>
    private static readonly SupervisionRow.Allotment Listed = Drawn with { By = [new(BearerKind.Class, "head")] };

    private static readonly RulePack Headed = Pack with { Supervision = [Listed] };

    private static readonly CaseCommand.DrawHolder Ask = new(Panel) { Pool = Court };

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [DrawHolderRules.IsAskedFor.Id] = Case().WhenRecorded(Ask),
        [DrawHolderRules.SlotIsListed.Id] = Case().When(by: Sue, Ask with { Seat = 4 }),
        [DrawHolderRules.SlotIsDrawn.Id] = Case().Under(Pack with { Supervision = [] }).When(by: Sue, Ask),
        [DrawHolderRules.AgainBySupervisor.Id] =
            Case(Filled).When(by: Zoe, Ask with { Because = "special-cause" }),
        [DrawHolderRules.AgainForAReason.Id] = Case(Filled).When(by: Sue, Ask with { Because = "convenience" }),
        [DrawHolderRules.ByOneOfTheCase.Id] = Case().When(by: Zoe, Ask),
        [DrawHolderRules.PoolIsOfTheCase.Id] = Case().When(by: Sue, Ask with { Pool = UnitId.Parse("north") }),
        [DrawHolderRules.PoolIsAChoice.Id] = Case() with { Units = Units(Pooling(Ada)) },
        [DrawHolderRules.PoolIsNotEmpty.Id] = Case() with { Units = Units(Pooling(Nia, Pat)) },
        [DrawHolderRules.KeyWasCommitted.Id] = Case() with { Units = Units(Unit(at: Now)) },
        [DrawHolderRules.KeyIsTheOneCommitted.Id] =
            Case().When(by: Sue, Ask) with { Draw = new(OpeningHash, new string('c', DayKeys.Digits)) },
        [DesignationRules<CaseCommand.FillSlot>.ForAListedReason.Id] =
            Case().When(by: Sue, new CaseCommand.FillSlot(Panel, Bo)),
        [DesignationRules<CaseCommand.FillSlot>.CaseIsMarked.Id] =
            Case().When(by: Sue, new CaseCommand.FillSlot(Panel, Bo) { Designated = "grave-case" }),
        [DesignationRules<CaseCommand.FillSlot>.IsAnother.Id] =
            Case().When(by: Sue, new CaseCommand.FillSlot(Panel, Sue) { Designated = "language" }),
        [DesignationRules<CaseCommand.FillSlot>.ByWhoMayDesignate.Id] = Case().Under(Headed)
            .When(by: Ada, new CaseCommand.FillSlot(Panel, Bo) { Designated = "language" }),
        [OpenCaseRules.UnitIsTheOpeners.Id] = (Given().Under(Pack) with { Units = Units(Unit()) })
            .When(by: Bo, new CaseCommand.OpenCase(Pack.Name) { Unit = Court, Slots = [Seat(Lead, Bo)] }),
        [ChangeRules<CaseCommand.DrawHolder>.RecusalIsOnRecord.Id] =
            Case(Filled).When(by: Sue, Ask with { Because = "recusal" }),
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
        Assert.Equal(Draw.Number(Key, OpeningHash, (Panel, 1, 1)), drawn.Number);
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
        var again = first.When(by: Sue, Ask with { Because = "special-cause" });
        var drawn = (CaseEvent.HolderDrawn)again.Events[0];

        Assert.Equal((one, 2, "special-cause"), (drawn.From!.Value, drawn.Round, drawn.Because));
        Assert.NotEqual(one, drawn.Officer);
        Assert.Contains(new LeftOut(one, new("draw.another-than-before")), drawn.LeftOut);
        again.And.When(by: Sue, Ask with { Because = "special-cause" }).ThenRefused(DrawHolderRules.PoolIsNotEmpty.Id);
    }

    [Fact]
    public void A_recusal_is_a_reason_to_draw_again_once_it_is_on_record()
    {
        var recused = Case(Filled, new CaseEvent.OfficerRecused(Bo, "kin"));
        var drawn = recused.When(by: Sue, Ask with { Because = "recusal" }).Events
            .OfType<CaseEvent.HolderDrawn>().Single();
        Assert.Equal((Bo, Ada), (drawn.From!.Value, drawn.Officer));
        Assert.IsType<Decision<CaseEvent>.Accepted>(recused.When(
            by: Sue, new CaseCommand.TransferResponsibility(Panel, Ada) { Designated = "recusal" }).Decision);
        Case(Filled).When(by: Sue, new CaseCommand.TransferResponsibility(Panel, Ada) { Designated = "recusal" })
            .ThenRefused(ChangeRules<CaseCommand.TransferResponsibility>.RecusalIsOnRecord.Id);
    }

    [Fact]
    public void A_reason_is_a_word_of_the_packs_list_also_where_a_change_has_none()
    {
        var unlisted = Pack with { Supervision = [Drawn with { ChangedFor = [] }] };
        Case(Filled).Under(unlisted).When(by: Sue, Ask with { Because = "he does not want it" })
            .ThenRefused(DrawHolderRules.AgainForAReason.Id);
        Assert.Single(Case(Filled).Under(unlisted).When(by: Sue, Ask with { Because = "language" }).Events);
        Case().When(by: Sue, Ask with { Because = "he is a friend" }).ThenRefused(DrawHolderRules.AgainForAReason.Id);
    }

    [Fact]
    public void Who_holds_the_seat_does_not_have_it_drawn_again_and_whom_the_pack_names_may()
    {
        var approved = Case(Filled).Under(Headed with
        {
            Supervision = [Listed with { ChangeNeeds = ["approval"] }],
        });
        var again = Ask with { Because = "special-cause" };
        approved.Knowing(Bo, Everybody[Bo] with { Class = "head" }).When(by: Bo, again)
            .ThenRefused(DrawHolderRules.AgainBySupervisor.Id);
        approved.When(by: Sue, again).ThenRefused(ChangeRules<CaseCommand.DrawHolder>.ByWhoMayApprove.Id);
        // Nor where the pack says nothing of who approves of a change.
        Case(Filled).When(by: Bo, again).ThenRefused(DrawHolderRules.AgainBySupervisor.Id);
        Assert.Single(approved.Knowing(Sue, Everybody[Sue] with { Class = "head" }).When(by: Sue, again).Events);
    }

    [Fact]
    public void A_seat_is_drawn_from_the_pool_of_the_next_unit_up_that_has_one()
    {
        var north = UnitId.Parse("north");
        var above = UnitState.None.Evolve(new UnitEvent.Registered(Signing.Name) { Lead = Court }, Start);
        var under = Case(Opening with { Unit = north }) with
        {
            Units = Units(Unit()).Add(north, above),
        };
        var drawn = (CaseEvent.HolderDrawn)under.When(by: Sue, Ask with { Pool = null }).Events[0];
        Assert.Equal((Court, 2), (drawn.Pool!.Value, drawn.PoolEntry));
        Assert.Single(under.When(by: Sue, Ask).Events);

        // Once it has its own, that of the court is another's.
        var own = under with { Units = Units(Unit()).Add(north, Pooling(Ada, Bo) with { Lead = Court }) };
        own.When(by: Sue, Ask).ThenRefused(DrawHolderRules.PoolIsOfTheCase.Id);
        // What hangs below the case's unit is none of its own, and of a case without a unit there is no pool at all.
        (Case() with { Units = Units(UnitState.None).Add(north, Unit() with { Lead = Court }) })
            .When(by: Sue, Ask with { Pool = north }).ThenRefused(
                DrawHolderRules.PoolIsOfTheCase.Id, DrawHolderRules.PoolIsNotEmpty.Id,
                DrawHolderRules.KeyWasCommitted.Id);
        Case(Opening with { Unit = null }).When(by: Sue, Ask).ThenRefused(
            DrawHolderRules.PoolIsOfTheCase.Id, DrawHolderRules.PoolIsNotEmpty.Id, DrawHolderRules.KeyWasCommitted.Id);
    }

    [Fact]
    public void Whoever_leads_the_cases_unit_or_is_named_by_the_pack_has_a_seat_drawn_and_so_does_a_system()
    {
        Assert.Single((Case() with { Units = Units(Unit() with { Head = Zoe }) }).When(by: Zoe, Ask).Events);
        Assert.Single(Case().Under(Headed).Knowing(Zoe, Everybody[Zoe] with { Class = "head" })
            .When(by: Zoe, Ask).Events);
        Assert.Single(Case().When(by: AskerId.Parse("system:desk"), Ask).Events);
        Assert.Single(Case().When(by: Ada, Ask).Events);
    }

    [Fact]
    public void Whom_nobody_supervises_is_left_out()
    {
        var alone = Case().Under(Pack with { Oversight = null })
            .Knowing(Bo, Everybody[Bo] with { Supervisor = null });
        var drawn = (CaseEvent.HolderDrawn)alone.When(by: Sue, Ask).Events[0];
        Assert.Equal(Ada, drawn.Officer);
        Assert.Contains(new LeftOut(Bo, FillSlotRules.OfficerIsSupervised.Id), drawn.LeftOut);
    }

    [Fact]
    public void A_reason_is_for_those_to_give_whom_the_pack_names_and_a_system_that_opens_tells_of_it()
    {
        var open = new CaseCommand.OpenCase(Signing.Name)
        {
            Slots = [Seat(Lead, Ada), Seat(Panel, Bo)],
            Designated = "language",
        };
        Given().Under(Headed).When(by: Sue, open)
            .ThenRefused(DesignationRules<CaseCommand.OpenCase>.ByWhoMayDesignate.Id);
        Assert.Single(Given().Under(Headed).Knowing(Sue, Everybody[Sue] with { Class = "head" })
            .When(by: Sue, open).Events);
        Assert.Single(Given().Under(Headed).When(by: AskerId.Parse("system:desk"), open).Events);
        // Of any other deed a system says nothing that tells who approves.
        Case().Under(Headed)
            .When(by: AskerId.Parse("system:desk"), new CaseCommand.FillSlot(Panel, Bo) { Designated = "language" })
            .ThenRefused(DesignationRules<CaseCommand.FillSlot>.ByWhoMayDesignate.Id);
        // A slot that the opening itself fills lets nobody name another.
        var slotted = Headed with { Supervision = [Listed with { By = [new(BearerKind.Slot, Lead.Value)] }] };
        Given().Under(slotted).When(by: Ada, open)
            .ThenRefused(DesignationRules<CaseCommand.OpenCase>.ByWhoMayDesignate.Id);
        Assert.Single(Case().Under(slotted)
            .When(by: Ada, new CaseCommand.FillSlot(Panel, Bo) { Designated = "language" }).Events);
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
        Case(Filled).When(by: Sue, new CaseCommand.TransferResponsibility(Panel, Ada) { Designated = "special-cause" })
            .Then(new CaseEvent.ResponsibilityTransferred(Panel, 1, Bo, Ada) { Designated = "special-cause" });
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
    public void A_drawn_seat_ends_in_another_of_its_holder_for_a_reason_and_not_by_the_holders_word()
    {
        var (one, other) = (CaseId.Parse("one"), CaseId.Parse("other"));
        var there = Given(Opening with { Slots = [Seat(Lead, Ada)] });
        var here = Case(new CaseEvent.SlotFilled(Panel, 1, Ada)).Under(Headed).Of(one).Seeing(other, there)
            .Knowing(Sue, Everybody[Sue] with { Class = "head" });
        var merge = new CaseCommand.MergeCase(other) { Duties = [new(Panel, 1, Lead, 1)] };

        here.When(by: Ada, merge with { Designated = "special-cause" })
            .ThenRefused(ChangeRules<CaseCommand.MergeCase>.ByWhoMayApprove.Id);
        here.When(by: Sue, merge).ThenRefused(ChangeRules<CaseCommand.MergeCase>.ForAReason.Id);
        Assert.Single(here.When(by: Sue, merge with { Designated = "special-cause" }).Events);
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
        ReadOnlySpan<CaseEvent> told = then is [CaseEvent.Opened, ..] ? then : [Opening, .. then];
        return (Given(told).Under(Pack).Suspended(Pat)) with
        {
            Units = Units(Unit()),
            Draw = new(OpeningHash, Key),
        };
    }

    private static UnitState Pooling(params ReadOnlySpan<OfficerId> members)
    {
        var pool = new UnitEvent.PoolSet(Panel) { Members = [.. members.ToArray().Select(one => new PoolMember(one))] };
        return Unit().Evolve(pool, Start);
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
