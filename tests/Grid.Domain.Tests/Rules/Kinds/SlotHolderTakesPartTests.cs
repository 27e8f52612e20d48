using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class SlotHolderTakesPartTests
{
    private static readonly SlotHolderTakesPart Kind = new(Lead);
    private static readonly CaseEvent HeldByAda = CaseScenario.OnRecord with { Slots = [Seat(Lead, Ada)] };
    private static readonly JudgedCase Case = JudgedCase.By(Kind, HeldByAda);
    private static readonly JudgedCase OnceApproved = JudgedCase.By(Kind with { When = [Act("approve")] }, HeldByAda);

    [Fact]
    public void A_case_without_acts_is_not_judged() =>
        Case.Told(new CaseCommand.CloseCase()).Then(VerdictKind.NotApplicable);

    [Fact]
    public void An_act_of_the_holder_satisfies_it() => Case.Act("draft", Ada).Then(VerdictKind.Satisfied);

    [Fact]
    public void Acts_of_others_alone_break_it_without_a_breach()
    {
        var judged = Case.Act("draft", Bo);

        judged.ThenBroken(by: Ada);
        Assert.Equal(0, judged.Breaches);
        Assert.Equal(1, judged.Told(new CaseCommand.CloseCase()).Breaches);
    }

    [Fact]
    public void It_becomes_a_breach_at_an_act_that_the_pack_names() => Assert.Equal(
        1,
        JudgedCase.By(Kind with { Breaches = [Act("approve")] }, HeldByAda)
            .Act("draft", Bo).Act("approve", Bo).Breaches);

    [Fact]
    public void A_slot_without_holder_is_undecidable() =>
        JudgedCase.By(Kind).Act("draft", Bo).ThenUndecidable("the holder of slot `lead`");

    [Fact]
    public void An_act_of_nobody_named_may_have_been_the_holders() =>
        Case.Act("draft").ThenUndecidable("the officer of one of the acts");

    [Fact]
    public void A_new_holder_has_yet_to_take_part()
    {
        var moved = Case.Act("draft", Ada).Told(new CaseCommand.TransferResponsibility(Lead, Bo));

        moved.ThenBroken(by: Bo);
        moved.Act("approve", Bo).Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void Until_an_act_under_when_has_happened_it_does_not_apply() =>
        OnceApproved.Act("draft", Bo).Then(VerdictKind.NotApplicable);

    [Fact]
    public void An_act_of_the_holder_told_after_those_under_when_clears_it()
    {
        var judged = OnceApproved.Act("approve", Bo, place: "2");

        judged.ThenBroken(by: Ada);
        judged.Act("draft", Ada, place: "1").Then(VerdictKind.Satisfied);
    }
}
