using Grid.Domain.Clocks;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;
using static Grid.Domain.Tests.Cases.CaseScenario;
using Change = Grid.Domain.Cases.ChangeRules<Grid.Domain.Cases.CaseCommand.TransferResponsibility>;

namespace Grid.Domain.Tests.Cases;

/// <summary>What a pack asks of one who has another come into a seat: of Ada, a clerk, and of Sue, the head.</summary>
public sealed class ChangeOfHolderTests
{
    private static readonly CaseCommand.TransferResponsibility Transfer = new(Lead, To: Bo, Grounds);

    private static readonly SupervisionRow.Allotment Changed = new(
        new(new("S-42"), "changed", new("Statute", "1"), Confidence.Sure), [new(BearerKind.Slot, Lead.Value)])
    {
        ChangeNeeds = ["approval", "written-reason"],
        By = [new(BearerKind.Class, "head")],
    };

    private static readonly RulePack Pack = Signing with
    {
        Organisation = new()
        {
            Classes =
            [
                new("clerk") { Organ = "court" }, new("head") { Organ = "court" }, new("judge") { Organ = "school" },
            ],
        },
        Supervision = [Changed],
    };

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [Change.ForAReason.Id] = Case().When(by: Sue, Transfer with { Grounds = null }),
        [Change.ByWhoMayApprove.Id] = Case().When(by: Ada, Transfer),
    };

    [Fact]
    public void Each_rule_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void One_who_may_approve_changes_the_holder_for_a_reason() =>
        Assert.Single(Case().When(by: Sue, Transfer).Events);

    [Fact]
    public void A_reason_of_blanks_is_none() =>
        Case().When(by: Sue, Transfer with { Grounds = Grounds with { Text = " " } })
            .ThenRefused(Change.ForAReason.Id);

    [Fact]
    public void Nobody_approves_of_themselves_and_whom_to_ask_is_named()
    {
        var refused = Case().When(by: Sue, Transfer with { To = Sue }).Refused.Reasons;

        Assert.Equal("head", Assert.Single(refused, reason => reason.Rule == Change.ByWhoMayApprove.Id).Ask);
    }

    [Fact]
    public void What_an_officer_calls_a_record_of_it_is_a_request()
    {
        Case().WhenRecorded(Transfer with { To = Sue }, by: Sue).ThenRefused(Change.ByWhoMayApprove.Id);
        Case().WhenRecorded(Transfer with { Grounds = null }, by: Sue).ThenRefused(Change.ForAReason.Id);
        Assert.Single(Case().WhenRecorded(Transfer, by: Sue).Events);
    }

    [Fact]
    public void A_system_that_names_nobody_who_approves_is_not_enough()
    {
        var refused = Case().When(by: AskerId.Parse("system:desk"), Transfer).Refused.Reasons;
        Assert.Equal(
            (VerdictKind.Undecidable, "who approves of it: no officer asks"),
            refused.Where(reason => reason.Rule == Change.ByWhoMayApprove.Id)
                .Select(reason => (reason.Verdict, reason.Missing)).Single());
    }

    [Fact]
    public void A_seat_of_another_organ_and_what_a_log_tells_are_no_matter_of_the_row()
    {
        var elsewhere = Case().Knowing(Ada, Everybody[Ada] with { Class = "judge" });

        Assert.Single(elsewhere.When(by: Ada, Transfer with { Grounds = null }).Events);
        Assert.Single(Case().WhenRecorded(Transfer with { Grounds = null }).Events);
    }

    [Fact]
    public void Whoever_would_answer_for_the_seat_after_a_merge_comes_into_it()
    {
        var z = CaseId.Parse("z");
        var merge = new CaseCommand.MergeCase(z, Grounds);
        var same = Given(OpenedByAda);
        var bos = Given(OpenedByAda with { Slots = [Seat(Lead, Bo)] });
        var sues = Given(OpenedByAda with { Slots = [Seat(Lead, Sue)] });

        Assert.Single(Case().Of(CaseId.Parse("x")).Seeing(z, same).When(by: Ada, merge).Events);
        var asked = Case().Of(CaseId.Parse("x")).Seeing(z, bos);
        asked.When(by: Ada, merge).ThenRefused(Change.ByWhoMayApprove.Id);
        asked.When(by: Sue, merge with { Grounds = null }).ThenRefused(Change.ForAReason.Id);
        asked.WhenRecorded(merge, by: Ada).ThenRefused(Change.ByWhoMayApprove.Id);
        asked.When(by: Sue, merge)
            .Then(new CaseEvent.MergeProposed(z) { Grounds = Grounds.Digest, Holders = [Seat(Lead, Bo)] });
        // Who comes in does not approve of it, nor does who goes out.
        asked.Seeing(z, sues).When(by: Sue, merge).ThenRefused(Change.ByWhoMayApprove.Id);
        asked.Knowing(Ada, Everybody[Ada] with { Class = "head" }).When(by: Ada, merge)
            .ThenRefused(Change.ByWhoMayApprove.Id);
        Assert.Single(asked.WhenRecorded(merge).Events);
    }

    [Theory]
    [InlineData("court/first", "court/second", true)]
    [InlineData("court/first", "school/second", false)]
    public void A_case_that_was_drawn_is_sent_round_its_organ_as_it_would_be_drawn_again(
        string from, string to, bool isWithin)
    {
        var drawn = Changed with
        {
            DesignatedFor = ["language"],
            Draw = new(Grid.Domain.Draws.DrawWeights.Plain, KnownAs: null),
        };
        var asked = Given(OpenedByAda with { Unit = UnitId.Parse(from) }).Under(Pack with { Supervision = [drawn] })
            .Knowing(Ada, Everybody[Ada] with { Class = "clerk" }).Knowing(Sue, Everybody[Sue] with { Class = "head" });
        var send = new CaseCommand.HandOverCase(UnitId.Parse(to), Grounds);
        if (!isWithin)
        {
            Assert.Single(asked.When(by: Ada, send).Events);
            return;
        }

        asked.When(by: Ada, send).ThenRefused(Change.ForAReason.Id, Change.ByWhoMayApprove.Id);
        asked.When(by: Sue, send).ThenRefused(Change.ForAReason.Id);
        asked.When(by: Sue, send with { Designated = "convenience" }).ThenRefused(Change.ForAReason.Id);
        Assert.Single(asked.When(by: Sue, send with { Designated = "language" }).Events);
        // Whatever rows the pack has of changes, who holds the seat does not send it away.
        asked.Under(Pack with { Supervision = [drawn with { ChangeNeeds = [] }] })
            .When(by: Ada, send with { Designated = "language" }).ThenRefused(Change.ByWhoMayApprove.Id);
    }

    private static CaseScenario Case() => Given(OpenedByAda).Under(Pack)
        .Knowing(Ada, Everybody[Ada] with { Class = "clerk" }).Knowing(Sue, Everybody[Sue] with { Class = "head" });
}
