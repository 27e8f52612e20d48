namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class AtLeastOfficersTests
{
    private static readonly AtLeastOfficers Kind =
        new([Act("draft")], 2) { Unless = [[new("venue", ["standard"]), new("recorded", ["yes"])]] };

    [Theory]
    [InlineData("officer:bo")]
    [InlineData("bo")]
    [InlineData("officer:ada, officer:bo")]
    public void Two_do_it_together(string with) =>
        JudgedCase.By(Kind).Act("draft", Ada, facts: new Fact("with", with)).Then(VerdictKind.Satisfied);

    [Theory]
    [InlineData("officer:ada")]
    [InlineData("ada;officer:ada")]
    [InlineData("")]
    public void One_does_not_do_it_alone(string with) =>
        JudgedCase.By(Kind).Act("draft", Ada, facts: new Fact("with", with)).ThenBroken(Ada);

    [Fact]
    public void Each_counts_once() =>
        JudgedCase.By(Kind with { Count = 3 }).Act("draft", Ada, facts: new Fact("with", "bo officer:bo, bo"))
            .ThenBroken(Ada);

    [Fact]
    public void An_exception_is_met_by_all_its_facts()
    {
        JudgedCase.By(Kind).Act("draft", Ada, facts: [new("venue", "standard"), new("recorded", "yes")])
            .Then(VerdictKind.Satisfied);
        JudgedCase.By(Kind).Act("draft", Ada, facts: new Fact("venue", "standard")).ThenBroken(Ada);
    }

    [Fact]
    public void Whom_a_log_does_not_name_may_have_been_there() => JudgedCase.By(Kind with { NeedsNames = true })
        .Act("draft", Ada).ThenUndecidable("the fact `act.with`");

    [Fact]
    public void Nobody_named_is_undecidable() =>
        JudgedCase.By(Kind).Act("draft").ThenUndecidable("the officer who acted: no person is named");
}
