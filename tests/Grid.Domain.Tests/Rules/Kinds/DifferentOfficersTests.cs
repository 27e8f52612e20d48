namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class DifferentOfficersTests
{
    private static readonly JudgedCase Case = JudgedCase.By(new DifferentOfficers(Act("draft"), Act("approve")));

    [Fact]
    public void One_act_without_the_other_is_not_judged() => Case.Act("draft", Ada).Then(VerdictKind.NotApplicable);

    [Fact]
    public void Two_officers_satisfy_it() => Case.Act("draft", Ada).Act("approve", Bo).Then(VerdictKind.Satisfied);

    [Fact]
    public void One_officer_for_both_breaks_it() => Case.Act("draft", Ada).Act("approve", Ada).ThenBroken(by: Ada);

    [Fact]
    public void Any_officer_among_several_who_did_both_breaks_it() =>
        Case.Act("draft", Ada).Act("draft", Bo).Act("approve", Cy).Act("approve", Bo).ThenBroken(by: Bo);

    [Fact]
    public void An_act_of_nobody_named_leaves_it_undecidable() =>
        Case.Act("draft").Act("approve", Bo).ThenUndecidable("the officer of one of the acts");

    [Fact]
    public void An_act_of_nobody_named_does_not_hide_what_is_broken() =>
        Case.Act("draft").Act("draft", Ada).Act("approve", Ada).ThenBroken(by: Ada);

    [Fact]
    public void Another_act_is_no_cause_to_judge() =>
        Assert.Equal(1, Case.Act("draft", Ada).Act("approve", Ada).Act("review", Ada).Breaches);

    [Fact]
    public void The_officer_named_is_the_first_by_place_however_the_acts_were_told()
    {
        Case.Act("draft", Ada, place: "1").Act("draft", Bo, place: "2")
            .Act("approve", Bo, place: "4").Act("approve", Ada, place: "3").ThenBroken(by: Ada);
    }
}
