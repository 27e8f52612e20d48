namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class AtMostTests
{
    private static readonly AtMost Kind = new([Act("draft")], 2);

    [Fact]
    public void Once_more_than_so_often_is_too_often()
    {
        var twice = JudgedCase.By(Kind).Act("draft", Ada).Act("draft", Bo);
        twice.Then(VerdictKind.Satisfied);
        twice.Act("draft", Ada).ThenBroken(Ada);
    }

    [Fact]
    public void What_differs_in_a_fact_is_counted_apart() =>
        JudgedCase.By(Kind with { Count = 1, Same = ["conduct"] })
            .Act("draft", Ada, facts: new Fact("conduct", "one"))
            .Act("draft", Ada, facts: new Fact("conduct", "other"))
            .Then(VerdictKind.Satisfied);

    [Fact]
    public void Counting_begins_anew_after_an_act_that_says_so() =>
        JudgedCase.By(Kind with { Count = 1, Anew = [Act("review")] })
            .Act("draft", Ada).Act("review", Bo).Act("draft", Ada)
            .Then(VerdictKind.Satisfied);

    [Fact]
    public void Only_what_meets_the_condition_counts() =>
        JudgedCase.By(Kind with { Count = 1, When = [new("sort", ["grave"])] })
            .Act("draft", Ada).Act("draft", Ada, facts: new Fact("sort", "grave"))
            .Then(VerdictKind.Satisfied);
}
