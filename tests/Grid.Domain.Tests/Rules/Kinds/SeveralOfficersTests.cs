namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class SeveralOfficersTests
{
    private static readonly SeveralOfficers Two = new(2);

    [Fact]
    public void A_case_without_acts_is_not_judged() =>
        JudgedCase.By(Two).Told(new CaseCommand.CloseCase()).Then(VerdictKind.NotApplicable);

    [Fact]
    public void One_officer_alone_breaks_it_without_a_breach_until_the_case_closes()
    {
        var judged = JudgedCase.By(Two).Act("draft", Ada).Act("approve", Ada);

        judged.ThenBroken(by: Ada);
        Assert.Equal(0, judged.Breaches);
        Assert.Equal(1, judged.Told(new CaseCommand.CloseCase()).Breaches);
    }

    [Fact]
    public void A_second_officer_clears_it() =>
        JudgedCase.By(Two).Act("draft", Ada).Act("draft", Ada).Act("approve", Bo).Then(VerdictKind.Satisfied);

    [Fact]
    public void Each_officer_counts_once()
    {
        var judged = JudgedCase.By(new SeveralOfficers(3)).Act("draft", Ada).Act("draft", Bo).Act("draft", Ada)
            .Act("approve", Bo);

        judged.ThenBroken(by: null);
        judged.Act("approve", Zoe).Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void Whoever_is_not_named_may_have_been_another() =>
        JudgedCase.By(Two).Act("draft", Ada).Act("draft").ThenUndecidable("the officer of one of the acts");

    [Fact]
    public void Acts_that_the_pack_does_not_name_are_not_looked_at()
    {
        var judged = JudgedCase.By(Two with { Acts = [Act("draft")] }).Act("approve", Bo).Act("draft", Ada);

        judged.ThenBroken(by: Ada);
        judged.Act("draft", Bo).Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void It_becomes_a_breach_at_an_act_that_the_pack_names() => Assert.Equal(
        1,
        JudgedCase.By(Two with { Acts = [Act("draft")], Breaches = [Act("approve")] })
            .Act("draft", Ada).Act("approve", Bo).Breaches);
}
