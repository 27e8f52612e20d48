using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class FactBeforeFactTests
{
    private static readonly FactPath End = new(IsOfAct: false, "end");
    private static readonly FactPath Deadline = new(IsOfAct: false, "deadline");
    private static readonly FactPath ActTime = new(IsOfAct: true, FactPath.At);
    private static readonly FactPath Received = new(IsOfAct: true, "received");
    private static readonly FactBeforeFact OfCase = new(End, Deadline);
    private static readonly FactBeforeFact OfAct = new(Received, ActTime);

    private static JudgedCase Opened(RuleKind kind, string? end, string? deadline) =>
        new JudgedCase(CaseScenario.Given().Under(With(Rule(JudgedCase.Judged.Value, kind)))).Told(
            new CaseCommand.OpenCase(Signing.Name)
            {
                Facts = FactSet.Of([new("end", end ?? ""), new("deadline", deadline ?? "")]),
            });

    [Theory]
    [InlineData("2026-03-01", "2026-03-02")]
    [InlineData("2026-03-01T10:00:00", "2026-03-01T10:00")]
    [InlineData("2026-03-01T10:00:00+01:00", "2026-03-01T09:00:00Z")]
    public void Not_later_satisfies_it(string end, string deadline) =>
        Opened(OfCase, end, deadline).Then(VerdictKind.Satisfied);

    [Fact]
    public void Later_breaks_it_at_the_opening()
    {
        var judged = Opened(OfCase, "2026-03-03", "2026-03-02");

        judged.ThenBroken(by: null);
        Assert.Equal(1, judged.Act("draft", Ada).Breaches);
    }

    [Theory]
    [InlineData(null, "2026-03-02")]
    [InlineData("2026-03-01", null)]
    [InlineData("2026-03-01", "  ")]
    public void A_missing_fact_makes_it_not_apply(string? end, string? deadline) =>
        Opened(OfCase, end, deadline).Then(VerdictKind.NotApplicable);

    [Theory]
    [InlineData(null, "2026-03-02", VerdictKind.NotApplicable)]
    [InlineData("2026-03-01", null, VerdictKind.Undecidable)]
    [InlineData(null, null, VerdictKind.Undecidable)]
    public void A_missing_fact_that_is_needed_is_undecidable_on_whichever_side(
        string? end, string? deadline, VerdictKind verdict)
    {
        Assert.Equal(verdict, Opened(OfCase with { Needs = [Deadline] }, end, deadline).Verdict);
        Assert.Equal(verdict, Opened(new FactBeforeFact(Deadline, End) { Needs = [Deadline] }, end, deadline).Verdict);
    }

    [Fact]
    public void A_fact_that_is_no_time_is_undecidable() =>
        Opened(OfCase, "soon", "2026-03-02").ThenUndecidable("the fact `case.end` as a time");

    [Fact]
    public void Times_of_which_one_has_an_offset_are_undecidable() =>
        Opened(OfCase, "2026-03-01T10:00:00Z", "2026-03-02").ThenUndecidable("the offset of one of the two times");

    [Fact]
    public void A_fact_of_an_act_is_compared_with_its_own_time()
    {
        var judged = JudgedCase.By(OfAct);

        Assert.Null(judged.Act("draft", Ada, facts: new Fact("received", "2026-02-28T10:00:00")).Standing);
        judged.Act("draft", Ada, facts: new Fact("received", "2026-03-01T10:00:01")).ThenBroken(by: Ada);
        Assert.Null(judged.Act("draft", Ada).Standing);
    }

    [Fact]
    public void A_rule_on_acts_is_judged_at_those_under_when_alone()
    {
        var judged = JudgedCase.By(OfAct with { When = [Act("approve")], Needs = [Received] });

        Assert.Null(judged.Act("draft", Ada).Standing);
        judged.Act("approve", Ada).ThenUndecidable("the fact `act.received`");
    }

    [Theory]
    [InlineData("case.end", true)]
    [InlineData("act.at", true)]
    [InlineData("case.", false)]
    [InlineData("end", false)]
    public void A_path_says_whether_it_is_of_the_case_or_of_the_act(string text, bool isPath)
    {
        Assert.Equal(isPath, FactPath.TryParse(text, out var path));
        Assert.True(!isPath || path.ToString() == text);
    }
}
