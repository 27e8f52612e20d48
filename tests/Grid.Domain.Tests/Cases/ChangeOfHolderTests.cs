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

    private static CaseScenario Case() => Given(OpenedByAda).Under(Pack)
        .Knowing(Ada, Everybody[Ada] with { Class = "clerk" }).Knowing(Sue, Everybody[Sue] with { Class = "head" });
}
