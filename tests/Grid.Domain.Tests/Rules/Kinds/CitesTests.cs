namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class CitesTests
{
    private static readonly Cites Kind = new([Act("approve")], ["norm"])
    {
        Found = "found",
        TakenBy = [Act("note-taken")],
        ExcludedBy = [Act("note-excluded")],
    };

    private static readonly Fact Norm = new("norm", "a norm");

    private static JudgedCase Taken(params ReadOnlySpan<string> items)
    {
        var judged = JudgedCase.By(Kind);
        foreach (var item in items)
        {
            judged = judged.Act("note-taken", Bo, facts: new Fact("item", item));
        }

        return judged;
    }

    [Fact]
    public void A_decision_cites_its_norms() =>
        Taken().Act("approve", Ada).ThenBroken(Ada);

    [Fact]
    public void Each_fact_found_rests_on_evidence()
    {
        Taken("e1").Act("approve", Ada, facts: [Norm, new("found.a", "so"), new("evidence.a", "e1")])
            .Then(VerdictKind.Satisfied);
        Taken("e1").Act("approve", Ada, facts: [Norm, new("found.a", "so"), new("evidence.b", "e1")]).ThenBroken(Ada);
    }

    [Fact]
    public void Evidence_that_is_cited_is_on_record()
    {
        Taken("e1", "e2").Act("approve", Ada, facts: [Norm, new("evidence", "e1, e2")]).Then(VerdictKind.Satisfied);
        Taken("e1").Act("approve", Ada, facts: [Norm, new("evidence", "e1, e2")]).ThenBroken(Ada);
    }

    [Fact]
    public void Evidence_that_was_excluded_bears_nothing_out()
    {
        var excluded = Taken("e1").Act("note-excluded", Bo, facts: new Fact("item", "e1"));

        excluded.Act("approve", Ada, facts: [Norm, new("evidence", "e1")]).ThenBroken(Ada);
        excluded.Act("note-taken", Bo, facts: new Fact("item", "e1"))
            .Act("approve", Ada, facts: [Norm, new("evidence", "e1")]).Then(VerdictKind.Satisfied);
    }
}
