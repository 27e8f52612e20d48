using Grid.Domain.Rules.Organisation;
using Grid.Domain.Units;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

public sealed class SlotFitnessTests
{
    private static readonly UnitId Bench = UnitId.Parse("bench");

    private static readonly CaseCommand.FillSlot Fill = new(Panel, Bo);

    private static readonly RuleId Fits = FillSlotRules.OfficerFitsTheSlot.Id;

    [Fact]
    public void A_judge_of_the_court_fits() =>
        Assert.Single(Asked(ForJudges, "judge", organ: "court").Events);

    [Theory]
    [InlineData("clerk", "court")]
    [InlineData("judge", "police")]
    public void One_of_another_class_or_organ_does_not(string name, string organ) =>
        Assert.Equal((Fits, null), Verdict(ForJudges, name, organ));

    [Theory]
    [InlineData(null, "court", "the class of officer:bo")]
    [InlineData("judge", null, "the organ of officer:bo")]
    public void What_is_not_known_of_an_officer_leaves_it_undecidable(string? name, string? organ, string missing) =>
        Assert.Equal((Fits, missing), Verdict(ForJudges, name, organ));

    [Fact]
    public void The_organ_of_the_class_goes_before_that_of_the_unit()
    {
        var clerks = ForJudges with { Slots = [new(Lead, 1, Decide), new(Panel, 3, null) { Organs = ["court"] }] };

        Assert.Single(Asked(clerks, "clerk", organ: "police").Events);
        Assert.Equal((Fits, null), Verdict(clerks, "judge", "police"));
    }

    [Fact]
    public void Who_may_not_decide_holds_no_slot_that_decides()
    {
        var pack = Deciding(SlotPart.Decides);

        Assert.Equal((Fits, null), Verdict(pack, "clerk", "court"));
        Assert.Single(Asked(pack, "judge", "court").Events);
        Assert.Single(Asked(pack, null, null).Events);
        Assert.Single(Asked(Deciding(SlotPart.Assists), "clerk", "court").Events);

        static RulePack Deciding(SlotPart part) => Signing with
        {
            Slots = [new(Lead, 1, Decide), new(Panel, 3, null) { Part = part }],
            Organisation = new()
            {
                Classes = [new("clerk") { Decides = DecidingPower.No }, new("judge") { Decides = DecidingPower.Yes }],
            },
        };
    }

    [Fact]
    public void A_record_in_a_case_merely_recorded_demands_nothing() =>
        Assert.Single(Given(OnRecord).Under(ForJudges).WhenRecorded(Fill).Events);

    // What the refusal names, and the fact that is missing.
    private static (RuleId Rule, string? Missing) Verdict(RulePack pack, string? name, string? organ)
    {
        var reason = Assert.Single(Asked(pack, name, organ).Refused.Reasons);
        return (reason.Rule, reason.Missing);
    }

    private static CaseScenario Asked(RulePack pack, string? name, string? organ)
    {
        var asked = Given(OpenedByAda).Under(pack).Knowing(Bo, Everybody[Bo] with { Class = name, Unit = Bench });
        return (asked with { Units = asked.Units.Add(Bench, UnitState.None with { Organ = organ }) })
            .When(by: Ada, Fill);
    }
}
