namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class ActPresentTests
{
    private static readonly ActPresent Kind = new(Act("draft"));
    private static readonly JudgedCase Case = JudgedCase.By(Kind);
    private static readonly JudgedCase OnceApproved = JudgedCase.By(Kind with { When = [Act("approve")] });
    private static readonly JudgedCase ByReview = JudgedCase.By(Kind with { Breaches = [Act("review")] });

    [Fact]
    public void The_act_satisfies_it() => Case.Act("draft", Ada).Then(VerdictKind.Satisfied);

    [Fact]
    public void Its_absence_stands_without_a_breach()
    {
        var judged = Case.Act("approve", Bo);

        judged.ThenBroken(by: Bo);
        Assert.Equal(0, judged.Breaches);
    }

    [Fact]
    public void The_act_told_later_clears_the_standing_verdict()
    {
        var judged = Case.Act("approve", Bo).Act("draft", Ada);

        judged.Then(VerdictKind.Satisfied);
        Assert.Single(judged.State.Judgements);
    }

    [Fact]
    public void Its_absence_becomes_a_breach_at_the_closing() =>
        Assert.Equal(1, Case.Act("approve", Bo).Told(new CaseCommand.CloseCase()).Breaches);

    [Fact]
    public void Its_absence_becomes_a_breach_at_an_act_that_the_pack_names() =>
        Assert.Equal(1, ByReview.Act("approve", Bo).Act("review", Cy).Act("approve", Bo).Breaches);

    [Fact]
    public void Until_an_act_under_when_has_happened_it_does_not_apply() =>
        OnceApproved.Act("review", Ada).Then(VerdictKind.NotApplicable);

    [Fact]
    public void An_act_under_when_makes_it_apply()
    {
        OnceApproved.Act("approve", Bo).ThenBroken(by: Bo);
        OnceApproved.Act("approve", Bo).Act("draft", Ada).Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void Its_absence_becomes_a_breach_at_an_act_that_the_pack_names_though_not_under_when()
    {
        var late = JudgedCase.By(Kind with { When = [Act("approve")], Breaches = [Act("review")] });

        Assert.Equal(0, late.Act("approve", Bo).Breaches);
        Assert.Equal(1, late.Act("approve", Bo).Act("review", Cy).Breaches);
        Assert.Equal(0, late.Act("approve", Bo).Act("draft", Ada).Act("review", Cy).Breaches);
        late.Act("review", Cy).Then(VerdictKind.NotApplicable);
        Assert.Equal(0, late.Act("review", Cy).Act("approve", Bo).Breaches);
    }

    [Fact]
    public void A_request_is_refused_at_an_act_that_the_pack_names_and_at_no_other()
    {
        var run = Cases.CaseScenario.Given(Cases.CaseScenario.OpenedByAda).Under(ByReview.Scenario.Pack);

        run.When(by: Ada, new CaseCommand.RecordAct("review")).ThenRefused(JudgedCase.Judged);
        Assert.Single(run.When(by: Ada, new CaseCommand.RecordAct("approve")).Events);
    }

    [Fact]
    public void What_came_before_an_act_that_begins_anew_is_not_there()
    {
        var anew = JudgedCase.By(Kind with { When = [Act("approve")], Anew = [Act("review")] });

        anew.Act("draft", Ada).Act("review", Bo).Act("approve", Bo).ThenBroken(by: Bo);
        anew.Act("draft", Ada).Act("review", Bo).Act("draft", Ada).Act("approve", Bo).Then(VerdictKind.Satisfied);
        anew.Act("approve", Bo).Act("review", Bo).Then(VerdictKind.NotApplicable);
    }
}
