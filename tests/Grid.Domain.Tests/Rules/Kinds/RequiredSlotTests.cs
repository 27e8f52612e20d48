using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class RequiredSlotTests
{
    private static readonly RequiredSlot Kind = new(Lead);
    private static readonly JudgedCase Opened =
        new JudgedCase(CaseScenario.Given().Under(With(Rule(JudgedCase.Judged.Value, Kind))))
            .Told(new CaseCommand.OpenCase(Signing.Name));

    [Fact]
    public void A_hole_in_a_case_on_record_is_undecidable() => Opened.ThenUndecidable("the holder of slot `lead`");

    [Fact]
    public void A_hole_in_a_case_run_through_the_grid_is_broken()
    {
        var run = CaseScenario.Given(CaseScenario.OpenedByAda with { Slots = [] }).State;

        Assert.Equal(new Verdict.Broken(), Kind.Judge(new(run, null, CaseFacts.At(Now))));
    }

    [Fact]
    public void A_slot_filled_later_clears_it() =>
        Opened.Told(new CaseCommand.FillSlot(Lead, Ada)).Then(VerdictKind.Satisfied);

    [Fact]
    public void Another_slot_or_an_act_is_no_cause_to_judge() => Assert.Single(
        Opened.Told(new CaseCommand.FillSlot(Panel, Ada)).Act("draft", Ada).State.Judgements);

    [Fact]
    public void The_pack_knows_its_required_slots() =>
        Assert.Equal([Lead], Opened.Scenario.Pack.RequiredSlots.ToArray());
}
