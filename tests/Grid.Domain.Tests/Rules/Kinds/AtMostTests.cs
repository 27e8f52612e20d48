using Grid.Domain.Rules.Conditions;

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

    [Fact]
    public void What_may_not_be_done_at_all_is_so_on_a_condition_that_must_be_known()
    {
        var never = Kind with { Count = 0, If = new Condition.Compare("years", Comparison.MoreThan, ["3"]) };

        JudgedCase.By(never).Act("draft", Ada, facts: new Fact("years", "4")).ThenBroken(Ada);
        JudgedCase.By(never).Act("draft", Ada, facts: new Fact("years", "3")).Then(VerdictKind.NotApplicable);
        JudgedCase.By(never).Act("draft", Ada).ThenUndecidable("the fact `act.years`");
        JudgedCase.By(never with { If = new Condition.Known(never.If) }).Act("draft", Ada)
            .Then(VerdictKind.NotApplicable);
    }
}
