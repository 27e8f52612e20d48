using Grid.Domain.Clocks;
using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Supervision;
using static Grid.Packs.Tests.PackText;

namespace Grid.Packs.Tests;

public sealed class LawRowTests
{
    private const string Facts =
        "facts: [wrong, { fact: votes, type: number }, { fact: kind, type: text, values: [a, b] }]";

    [Theory]
    [InlineData("wrong", "wrong=yes", true)]
    [InlineData("wrong", "wrong=no", false)]
    [InlineData("wrong", "", null)]
    [InlineData("{ not: wrong }", "wrong=no", true)]
    [InlineData("{ not: wrong }", "", null)]
    [InlineData("{ known: wrong }", "wrong=yes", true)]
    [InlineData("{ known: wrong }", "wrong=no", false)]
    [InlineData("{ known: wrong }", "", false)]
    [InlineData("{ not: { known: wrong } }", "", true)]
    [InlineData("{ fact: votes, at_least: 2 }", "votes=2", true)]
    [InlineData("{ fact: votes, more_than: 2 }", "votes=2", false)]
    [InlineData("{ fact: votes, less_than: 10 }", "votes=9", true)]
    [InlineData("{ fact: votes, at_most: 10 }", "votes=many", null)]
    [InlineData("{ fact: kind, one_of: [a, b] }", "kind=b", true)]
    [InlineData("{ fact: kind, is_not: a }", "kind=a", false)]
    [InlineData("{ all: [wrong, { fact: kind, is: a }] }", "kind=b", false)]
    [InlineData("{ all: [wrong, { fact: kind, is: a }] }", "kind=a", null)]
    [InlineData("{ any: [wrong, { fact: kind, is: a }] }", "kind=a", true)]
    [InlineData("{ any: [wrong, { fact: kind, is: a }] }", "kind=b", null)]
    public void A_condition_holds_or_not_or_cannot_be_said(string condition, string facts, bool? holds)
    {
        var known = facts.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(fact => fact.Split('='))
            .ToDictionary(fact => fact[0], fact => fact[1], StringComparer.Ordinal);

        Assert.Equal(holds, Condition(condition).Holds(fact => known.GetValueOrDefault(fact)));
    }

    [Fact]
    public void What_weighs_in_a_draw_is_read_to_the_last_word()
    {
        var pack = Compile(Head + Facts + "\n" + """
            supervision:
              - id: S-40
                kind: assignment
                title: drawn
                of: [lead]
                draw: { known_as: A, weights: { ceiling: 9, least: 2, speciality: kind, times: 3 } }
                source: { title: a title, article: an article }

            """).Pack!;

        Assert.Equal(new DrawTerms(new(9, 2, "kind", 3), "A"), pack.DrawOf(new("lead")));
    }

    [Theory]
    [InlineData("wrnog", "unknown fact `wrnog`", "did you mean `wrong`?")]
    [InlineData("votes", "the fact `votes` is no flag", "compare it: `{ fact: votes, is: … }`")]
    [InlineData("{ fact: kind, is: c }", "the fact `kind` is never `c`", "use one of `a`, `b`")]
    [InlineData("{ fact: votes, is: two }", "the fact `votes` is a number", "write the digits alone")]
    [InlineData("{ fact: kind, at_least: a }", "the fact `kind` is no number", "compare it with `is` or `one_of`")]
    [InlineData("{ all: [] }", "`all` is empty", "list at least one, or leave it out where it is optional")]
    [InlineData("{ }", "the condition says nothing", "write one of `all:`, `any:`, `not:`, `known:` and `fact:`")]
    [InlineData(
        "{ all: [wrong], any: [wrong] }",
        "the condition is several in one",
        "write one of `all:`, `any:`, `not:`, `known:` and `fact:`")]
    public void A_bad_condition_is_refused(string condition, string problem, string fix) =>
        RefusedInIncluded($"{Facts}\n{Tag(condition)} # <-", problem, fix);

    [Theory]
    [InlineData("kind: commitee", "unknown kind of supervision `commitee`", "did you mean `committee`?")]
    [InlineData("kind: duty, of: [leed], duties: [a]", "nobody is called `leed`", "did you mean `lead`?")]
    [InlineData("kind: duty, of: [post:lead], duties: [a]", "there is no post `lead`", "declare it first")]
    [InlineData("kind: note, reason: r, tag: x, tags: [y]", "unknown key `tags`", "did you mean `tag`?")]
    [InlineData(
        "kind: act, by: [lead], acts: [{ act: a }], tags: [four]", "unknown tag `four`", "declare it first")]
    [InlineData(
        "kind: committee, body: lead, quorum: { of: present, share: 3/2 }",
        "`share` is not a fraction",
        "write it like `2/3`, at most 1/1")]
    [InlineData("kind: panel, compositions: [{ }]", "the composition says nothing", "add `benches:` or `excluded:`")]
    [InlineData(
        "kind: panel, compositions: [{ benches: [{ jugde: 3 }] }]", "unknown class `jugde`", "did you mean `judge`?")]
    [InlineData(
        "kind: burst, count: 1, within_seconds: 60, closing: true",
        "`count` is not a whole number from 2 to 10000",
        "write the digits alone")]
    [InlineData(
        "kind: burst, count: 5, within_seconds: 60", "the row counts nothing", "add `acts:` or `closing: true`")]
    [InlineData("kind: secrecy, readers: [lead]", "the row seals nothing", "add `kinds:` or `when:`")]
    public void A_bad_row_of_supervision_is_refused(string fields, string problem, string fix) => RefusedInIncluded(
        $"supervision: [{{ id: SUP-1, title: t, source: {{ title: t, article: a }}, {fields} }}] # <-", problem, fix);

    [Fact]
    public void A_row_without_a_source_is_refused() => RefusedInIncluded(
        "supervision: [{ id: SUP-1, title: t, kind: note, reason: r }] # <-",
        "an entry of `supervision` has no `source`",
        "add `source:`");

    [Fact]
    public void Two_rows_never_have_one_id() => RefusedInIncluded(
        """
        supervision: [{ id: SUP-1, title: t, kind: note, reason: r, source: { title: t, article: a } }]
        protections: [{ id: SUP-1, title: t, of: [lead], source: { title: t, article: a } }] # <-
        """,
        "rule `SUP-1` stands twice, first at more.yaml:1",
        "keep one of the two");

    [Fact]
    public void A_fault_leads_to_a_track_that_is_declared() => RefusedInIncluded(
        $"{Facts}\ntracks: [discipline]\nfaults: "
        + "[{ id: ACC-1, title: t, fault: f, test: wrong, tracks: [disciplin], "
        + "source: { title: t, article: a } }] # <-",
        "unknown track `disciplin`",
        "did you mean `discipline`?");

    [Fact]
    public void A_step_has_states_limits_and_a_vote()
    {
        var compiled = Compile(Head + "include: [more.yaml]\n", ("more.yaml", """
            states: [Open, Voted]
            accountability:
              - id: ACC-1
                title: the vote
                step: vote
                from: [Open]
                to: [Voted]
                vote: { of: all-members, share: 2/3 }
                limits: [{ what: objection, length: { value: 10, unit: day }, parameter: true }]
                source: { title: t, article: a }
                confidence: unsure
                parameter: true
            """));

        Assert.Empty(compiled.Problems);
        var step = Assert.Single(compiled.Pack!.Accountability.Steps);
        Assert.Equal(Confidence.Unsure, step.Row.Confidence);
        Assert.True(step.Row.IsParameter);
        Assert.Equal([new Term(10, TermUnit.Day)], Assert.Single(step.Limits).Length.AsEnumerable());
        Assert.Equal((true, false), (step.Vote!.IsMetBy(10, 15), step.Vote.IsMetBy(9, 15)));
    }

    [Fact]
    public void A_burst_is_so_many_in_so_short_a_time()
    {
        var compiled = Compile(Head + "include: [more.yaml]\n", ("more.yaml", """
            supervision:
              - id: SUP-1
                kind: burst
                title: very many at once
                count: 500
                within_seconds: 60
                closing: true
                of: [lead]
                clue: bulk
                source: { title: t, article: a }
            """));

        Assert.Empty(compiled.Problems);
        var row = Assert.Single(compiled.Pack!.Bursts);
        Assert.Equal((500, 60, true, "bulk"), (row.Count, row.Within.TotalSeconds, row.IsOfClosing, row.Clue));
        Assert.Equal(24, row.Quiet.TotalHours);
    }

    [Fact]
    public void More_than_half_is_more_than_half()
    {
        var half = new VoteShare(VoteBody.AllMembers, 1, 2) { IsMoreThan = true };

        Assert.Equal((false, true, true), (half.IsMetBy(1, 2), half.IsMetBy(2, 3), half.IsMetBy(4, 7)));
    }

    private static Condition Condition(string condition)
    {
        var compiled = Compile(Head + "include: [more.yaml]\n", ("more.yaml", $"{Facts}\n{Tag(condition)}"));
        Assert.Empty(compiled.Problems);
        return Assert.IsType<SupervisionRow.Tag>(Assert.Single(compiled.Pack!.Supervision)).When;
    }

    private static string Tag(string condition) =>
        "supervision: [{ id: SUP-1, title: t, kind: tag, tag: x, source: { title: t, article: a }, "
        + $"when: {condition} }}]";
}
