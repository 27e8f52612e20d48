using Grid.Domain.Procedures;
using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class ActSaysTests
{
    private static readonly ActSays Kind = new([Act("draft")])
    {
        Says = [new("place", ["centre"])],
        Never = [new("kin", ["agent"])],
    };

    private static JudgedCase Told(ActSays kind, params Fact[] facts) =>
        JudgedCase.By(kind).Act("draft", Ada, facts: facts);

    [Fact]
    public void A_fact_is_one_of_what_it_may_be_and_none_of_what_it_must_not()
    {
        Told(Kind, new Fact("place", "centre")).Then(VerdictKind.Satisfied);
        Told(Kind, new Fact("place", "station")).ThenBroken(Ada);
        Told(Kind, new("place", "centre"), new("kin", "agent")).ThenBroken(Ada);
        Told(Kind, new Fact("kin", "none")).Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void A_fact_that_is_missing_is_undecidable_only_where_it_is_needed()
    {
        Told(Kind).Then(VerdictKind.Satisfied);
        Told(Kind with { Needs = ["place"] }).ThenUndecidable("the fact `act.place`");
        Told(Kind with { Needs = ["place"] }, new Fact("kin", "agent")).ThenBroken(Ada);
    }

    [Fact]
    public void A_fact_that_must_be_there_may_be_anything()
    {
        var states = new ActSays([Act("draft")]) { States = ["reasons"] };
        Told(states, new Fact("reasons", "these")).Then(VerdictKind.Satisfied);
        Told(states).ThenBroken(Ada);
    }

    [Fact]
    public void It_speaks_of_acts_under_its_conditions_alone()
    {
        var when = Kind with { When = [new("sort", ["grave"])], Unless = [[new("urgent", ["yes"])]] };
        Told(when, new Fact("place", "station")).Then(VerdictKind.NotApplicable);
        Told(when, new("place", "station"), new("sort", "grave")).ThenBroken(Ada);
        Told(when, new("place", "station"), new("sort", "grave"), new("urgent", "yes"))
            .Then(VerdictKind.NotApplicable);
    }

    [Fact]
    public void It_speaks_from_one_act_until_another()
    {
        var after = Kind with { After = [Act("review")], Until = [Act("approve")] };
        Told(after, new Fact("place", "station")).Then(VerdictKind.NotApplicable);
        JudgedCase.By(after).Act("review", Bo).Act("draft", Ada, facts: new Fact("place", "station")).ThenBroken(Ada);
        JudgedCase.By(after).Act("review", Bo).Act("approve", Bo)
            .Act("draft", Ada, facts: new Fact("place", "station")).Then(VerdictKind.NotApplicable);
    }

    [Fact]
    public void A_condition_says_when_it_speaks_and_is_undecidable_where_too_little_is_known()
    {
        var grave = Kind with
        {
            Never = [],
            If = new Condition.Compare("years", Comparison.AtLeast, ["10"]),
            Needs = ["place"],
        };
        Told(grave, new Fact("years", "9")).Then(VerdictKind.NotApplicable);
        Told(grave, new("years", "10"), new("place", "station")).ThenBroken(Ada);
        Told(grave, new Fact("place", "station")).ThenUndecidable("the fact `act.years`");
    }

    [Fact]
    public void A_number_is_no_less_than_another()
    {
        var owed = new ActSays([Act("draft")]) { NoLess = [new("done", "owed")] };
        Told(owed, new("done", "4"), new("owed", "4")).Then(VerdictKind.Satisfied);
        Told(owed, new("done", "3"), new("owed", "4")).ThenBroken(Ada);
        Told(owed, new Fact("done", "3")).ThenUndecidable("the numbers `act.done` and `act.owed`");
    }

    [Theory]
    [InlineData("Agent.")]
    [InlineData(" agent")]
    [InlineData("\u201cAGENT\u201d")]
    public void What_it_must_never_be_it_must_not_be_with_a_point_or_in_capitals(string told) =>
        Told(Kind, new("place", "centre"), new("kin", told)).ThenBroken(Ada);

    [Fact]
    public void It_speaks_in_its_stages_alone()
    {
        var staged = Kind with { Stages = [StagePattern.Parse("trial")] };
        var act = new CaseCommand.RecordAct("draft")
        {
            Officer = Ada,
            Facts = FactSet.Of([new Fact("place", "station")]),
        };

        JudgedCase.By(staged).Told(act with { Stage = "filing" }).Then(VerdictKind.NotApplicable);
        JudgedCase.By(staged).Told(act with { Stage = "trial" }).ThenBroken(Ada);
    }
}
