using Grid.Domain.Procedures;

namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class NeedsApprovalTests
{
    private static readonly NeedsApproval Kind = new([Act("draft")], [Act("approve")])
    {
        By =
        [
            new() { When = [new("order", ["first"])], Power = Decide, Ask = "the president" },
            new() { When = [new("order", ["second"])], Power = Manage, Ask = "the court above" },
        ],
        IsByAnother = true,
        Same = ["order"],
    };

    private static readonly Fact First = new("order", "first");

    private static readonly Fact Second = new("order", "second");

    private const string At = "2026-03-01T12:00:00Z";

    private static JudgedCase Judged => JudgedCase.By(Kind);

    [Fact]
    public void What_was_approved_may_be_done() =>
        Judged.Act("approve", Bo, At, facts: First).Act("draft", Ada, At, facts: First).Then(VerdictKind.Satisfied);

    [Fact]
    public void What_nobody_approved_may_not() => Judged.Act("draft", Ada, At, facts: First).ThenBroken(Ada);

    [Fact]
    public void Another_question_is_not_approved_with_it() =>
        Judged.Act("approve", Bo, At, facts: First).Act("draft", Ada, At, facts: Second).ThenBroken(Ada);

    [Fact]
    public void Nobody_approves_their_own_act() =>
        Judged.Act("approve", Ada, At, facts: First).Act("draft", Ada, At, facts: First).ThenBroken(Ada);

    [Fact]
    public void An_approval_by_one_who_is_not_competent_waits_void_and_approves_nothing()
    {
        var judged = Judged.Act("approve", Cy, At, facts: First);

        judged.ThenBroken(Cy);
        Assert.True(Assert.Single(judged.State.Acts).IsVoidPending);
        Assert.Equal(2, judged.Act("draft", Ada, At, facts: First).Breaches);
    }

    [Fact]
    public void Who_is_competent_depends_on_the_question_and_the_refusal_names_them()
    {
        var scenario = Judged.Scenario.When(
            Bo, new CaseCommand.RecordAct("approve") { Facts = FactSet.Of([Second]) });

        Assert.Equal("the court above", Assert.Single(scenario.Refused.Reasons).Ask);
    }

    [Fact]
    public void Which_question_it_is_must_be_known() => Judged.Act("approve", Bo, At)
        .ThenUndecidable("which question `approve` approves");

    [Fact]
    public void An_approval_may_serve_one_act_alone()
    {
        var each = JudgedCase.By(Kind with { IsForEach = true }).Act("approve", Bo, At, facts: First)
            .Act("draft", Ada, At, facts: First);

        each.Then(VerdictKind.Satisfied);
        each.Act("draft", Ada, At, facts: First).ThenBroken(Ada);
    }

    [Fact]
    public void An_exception_needs_no_approval() => JudgedCase
        .By(Kind with { Unless = [[new("urgent", ["yes"])]] })
        .Act("draft", Ada, At, facts: new Fact("urgent", "yes")).Then(VerdictKind.NotApplicable);

    [Fact]
    public void What_approved_before_an_act_that_begins_anew_approves_nothing_after_it()
    {
        var anew = JudgedCase.By(Kind with { Anew = [Act("review")] }).Act("approve", Bo, At, facts: First)
            .Act("review", Cy, At);

        anew.Act("draft", Ada, At, facts: First).ThenBroken(Ada);
        anew.Act("approve", Bo, At, facts: First).Act("draft", Ada, At, facts: First).Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void What_lacks_a_formal_approval_is_a_breach_and_stands()
    {
        var formal = JudgedCase.By(Kind with { IsFormal = true, By = [] }).Act("draft", Ada, At, facts: First);

        formal.ThenBroken(Ada);
        Assert.False(Assert.Single(formal.State.Acts).IsVoidPending);
    }

    [Fact]
    public void What_is_approved_outside_its_stages_is_approved_for_nothing_in_them()
    {
        var staged = JudgedCase.By(Kind with { Stages = [StagePattern.Parse("trial")] });
        var elsewhere = staged.Told(InStage("approve", Cy, "filing"), At);

        elsewhere.Then(VerdictKind.NotApplicable);
        elsewhere.Told(InStage("draft", Ada, "filing"), At).Then(VerdictKind.NotApplicable);
        elsewhere.Told(InStage("draft", Ada, "trial"), At).ThenBroken(Ada);
        staged.Told(InStage("approve", Bo, "trial"), At).Told(InStage("draft", Ada, "trial"), At)
            .Then(VerdictKind.Satisfied);
    }

    private static CaseCommand.RecordAct InStage(string act, OfficerId by, string stage) =>
        new(act) { Officer = by, Stage = stage, Facts = FactSet.Of([First]) };
}
