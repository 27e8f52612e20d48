using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

public sealed class OpenCaseTests
{
    private static readonly CaseCommand.OpenCase Open = new(Signing.Name) { Slots = [Seat(Lead, Ada)] };

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [AskerRules<CaseCommand.OpenCase>.IsActive.Id] = Given().Suspended(Zoe).When(by: Zoe, Open),
        [AskerRules<CaseCommand.OpenCase>.HasPower.Id] =
            Given().Under(Signing with { Deeds = Signing.Deeds.Add("case.open", Manage) }).When(by: Zoe, Open),
        [AskerRules<CaseCommand.OpenCase>.RequestIsForNow.Id] = Given() with
        {
            Submission = new(new("c-1"), Ada, Open) { At = Start },
        },
        [OpenCaseRules.CaseIsNew.Id] = Given(OpenedByAda).When(by: Zoe, Open),
        [OpenCaseRules.KindIsListed.Id] = Given().When(by: Zoe, Open with { Kind = "maritime" }),
        [OpenCaseRules.SlotsAreListed.Id] = Given().When(by: Zoe, Open with { Slots = [Seat(new("scribe"), Ada)] }),
        [OpenCaseRules.HoldersAreActive.Id] = Given().When(by: Zoe, Open with { Slots = [Seat(Lead, Cy)] }),
        [OpenCaseRules.HoldersFitTheirSlots.Id] =
            Given().Under(ForJudges).When(by: Zoe, Open with { Slots = [Seat(Lead, Ada), Seat(Panel, Bo)] }),
        [OpenCaseRules.HoldersAreSupervised.Id] =
            Given().Under(Signing with { Oversight = null }).When(by: Zoe, Open with { Slots = [Seat(Lead, Max)] }),
    };

    [Fact]
    public void A_case_is_opened_with_somebody_to_answer_for_it() =>
        Given()
            .When(by: Zoe, Open with { Kind = "civil", Unit = UnitId.Parse("north"), Stage = "intake" })
            .Then(OpenedByAda with { Kind = "civil", Unit = UnitId.Parse("north"), Stage = "intake" });

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void A_case_that_is_open_is_not_opened_again() =>
        Given().When(by: Zoe, Open).And.When(by: Zoe, Open).ThenRefused(OpenCaseRules.CaseIsNew.Id);

    [Fact]
    public void A_required_slot_left_empty_refuses() =>
        Given().When(by: Zoe, new CaseCommand.OpenCase(Signing.Name)).ThenRefused(LeadIsHeld);

    [Fact]
    public void A_seat_named_twice_makes_no_sense() =>
        Given()
            .When(by: Zoe, Open with { Slots = [Seat(Lead, Ada), Seat(Lead, Bo)] })
            .ThenRefused(OpenCaseRules.SlotsAreListed.Id);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_seat_beyond_those_of_the_slot_makes_no_sense(int seat) =>
        Given()
            .When(by: Zoe, Open with { Slots = [Seat(Lead, Ada), Seat(Panel, Bo, seat)] })
            .ThenRefused(OpenCaseRules.SlotsAreListed.Id);

    [Fact]
    public void An_officer_without_power_may_hold_a_slot_that_asks_for_none() =>
        Assert.Single(Given().When(by: Zoe, Open with { Slots = [Seat(Lead, Ada), Seat(Panel, Cy)] }).Events);

    [Fact]
    public void All_reasons_are_told_at_once() =>
        Given()
            .Under(Signing with { Oversight = null })
            .Suspended(Max)
            .When(by: Zoe, Open with { Slots = [Seat(Panel, Max)] })
            .ThenRefused(OpenCaseRules.HoldersAreActive.Id, OpenCaseRules.HoldersAreSupervised.Id, LeadIsHeld);

    [Fact]
    public void A_holder_whom_nobody_registered_is_named_as_the_missing_fact()
    {
        var reason = Assert.Single(Given().When(by: Zoe, Open with { Slots = [Seat(Lead, Nia)] }).Refused.Reasons);

        Assert.Equal(VerdictKind.Undecidable, reason.Verdict);
        Assert.Equal("the standing of officer:nia", reason.Missing);
    }

    [Fact]
    public void One_holder_who_may_not_hold_is_broken_whatever_is_unknown_of_another()
    {
        var slots = (ImmutableArray<SlotFilling>)[Seat(Panel, Nia), Seat(Lead, Cy)];

        var reason = Assert.Single(Given().When(by: Zoe, Open with { Slots = slots }).Refused.Reasons);

        Assert.Equal(VerdictKind.Broken, reason.Verdict);
    }

    [Fact]
    public void The_supervisor_of_a_suspended_holder_is_looked_up_though_a_deputy_answers() =>
        Given()
            .Under(Signing with { Oversight = null })
            .Knowing(Pat, Active(supervisor: Zoe))
            .Suspended(Ada)
            .When(by: Bo, Open)
            .ThenRefused(OpenCaseRules.HoldersAreActive.Id);

    [Fact]
    public void A_case_on_record_may_have_holes_and_the_hole_is_undecidable() =>
        Given()
            .WhenRecorded(new CaseCommand.OpenCase(Signing.Name))
            .Then(OnRecord with
            {
                Verdicts = [new(LeadIsHeld, VerdictKind.Undecidable, null, "the holder of slot `lead`")],
            });

    [Fact]
    public void A_case_on_record_demands_nothing_of_its_holders() =>
        Given()
            .WhenRecorded(new CaseCommand.OpenCase(Signing.Name) { Slots = [Seat(Lead, Nia)] })
            .Then(OnRecord with { Slots = [Seat(Lead, Nia)] });

    [Fact]
    public void A_record_is_refused_for_its_form_alone() =>
        Given(OpenedByAda)
            .WhenRecorded(new CaseCommand.OpenCase(Signing.Name) { Kind = "maritime" })
            .ThenRefused(OpenCaseRules.CaseIsNew.Id, OpenCaseRules.KindIsListed.Id);
}
