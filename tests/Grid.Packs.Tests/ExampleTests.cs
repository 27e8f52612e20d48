using Grid.Packs.Examples;

namespace Grid.Packs.Tests;

/// <summary>The examples that a pack carries: each failure with file, line, what was expected and what came.</summary>
public sealed class ExampleTests : IDisposable
{
    private const string Pack = """
        pack: p
        title: a pack
        slots: [{ slot: lead }, { slot: panel, seats: 3 }]
        acts: [{ act: Filed }, { act: Judged }, { act: Continued }]
        rules:
          - id: one.two
            kind: different-officers
            first: Filed
            second: Judged
            otherwise: one did both
            source: { title: t, article: "1" }
          - id: lead.held
            kind: required-slot
            slot: lead
            otherwise: nobody answers
            source: { title: t, article: "2" }
        clocks:
          - id: T-1
            title: t
            start: { event: Filed, offset_days: 1 }
            length: { value: 10, unit: day }
            stop: { event: Judged }
            source: { title: t, article: "3" }
          - id: T-2
            title: no limit
            start: { event: Filed, offset_days: 1 }
            length: none
            stop: { event: Judged }
            source: { title: t, article: "4" }
          - id: T-3
            title: hangs on findings
            start: { event: Filed, offset_days: 1 }
            length: { value: 10, unit: day }
            exclude_on: [{ event: Continued, needs_findings: true }]
            stop: { event: Judged }
            source: { title: t, article: "5" }

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("grid-packs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_course_with_a_term_that_ran_out_is_kept_only_where_the_example_says_so() => Assert.Equal(
        [("missed nothing", "missed T-1, T-3")],
        Run("""
            officers: { ada: {}, bo: {} }
            cases:
              - history:
                  - { open: {}, slots: { lead: ada } }
                  - { act: Filed, officer: ada, at: 2026-03-02 }
                submission: { act: Judged, officer: bo, at: 2026-03-20 }
                reply: done
            """).Failures.Select(failure => (failure.Expected, failure.Got)));

    [Fact]
    public void A_deadline_and_a_case_that_go_as_they_say_are_kept()
    {
        var outcome = Run("""
            deadlines:
              - { clock: T-1, start: 2026-03-02, due: 2026-03-12, met: [2026-03-12], missed: [2026-03-13] }
            officers: { ada: {}, bo: {} }
            cases:
              - history:
                  - { open: {}, slots: { lead: ada } }
                  - { act: Filed, officer: ada, at: 2026-03-02 }
                submission: { act: Judged, officer: ada, at: 2026-03-20 }
                reply: done
                judged: { one.two: broken }
                missed: [T-1, T-3]
                due: { T-1: stopped }
              - history:
                  - { open: {}, slots: { lead: ada } }
                submission: { act: Filed, officer: ada, at: 2026-03-02 }
                reply: done
                due: { T-1: 2026-03-12 }
              - submission: { open: {}, askedBy: bo }
                reply: refused
                reasons: [lead.held]
            """);

        Assert.Empty(outcome.Failures);
        Assert.Empty(outcome.Problems);
        Assert.Equal((4, true), (outcome.Kept, outcome.IsKept));
    }

    [Fact]
    public void A_clock_that_stopped_is_not_taken_for_one_that_runs()
    {
        var outcome = Run("""
            officers: { ada: {} }
            cases:
              - history:
                  - { open: {}, slots: { lead: ada } }
                  - { act: Filed, officer: ada, at: 2026-03-02 }
                submission: { act: Judged, officer: ada, at: 2026-03-10 }
                reply: done
                judged: { one.two: broken }
                due: { T-1: 2026-03-12 }
            """);

        Assert.Contains(
            "T-1 due 2026-03-12, got T-1 due stopped", outcome.Failures.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_failure_says_where_what_was_expected_and_what_came() => Assert.Equal(
        [
            "examples/a.yaml:4: T-1, ten days: expected due 2026-03-11, got due 2026-03-12",
            "examples/a.yaml:5: T-1, ten days: expected 2026-03-13 in time, got 2026-03-13 not in time",
            "examples/a.yaml:6: T-1, ten days: expected a provisional day, got a final day",
            "examples/a.yaml:7: T-1, ten days: expected a step Extended, got steps Started, Counted",
        ],
        Run("""
            deadlines:
              - { clock: T-1, start: 2026-03-02, due: 2026-03-12 }
              - { clock: T-1, name: ten days, start: 2026-03-02,
                  due: 2026-03-11,
                  met: [2026-03-13],
                  provisional: true,
                  steps: [Extended] }
            """).Failures.Select(failure => failure.ToString()));

    [Fact]
    public void What_a_case_answers_otherwise_is_told_with_the_rules() => Assert.Equal(
        [
            "examples/a.yaml:5: a: expected done, got refused by lead.held",
            "examples/a.yaml:10: b: expected refused, got done",
            "examples/a.yaml:11: b: expected refused by one.two, got refused by nothing",
            "examples/a.yaml:15: c: expected one.two broken, got nothing",
        ],
        Run("""
            officers: { ada: {} }
            cases:
              - name: a
                history:
                  - { open: {}, askedBy: ada }
                submission: { close: yes }
                reply: done
              - name: b
                submission: { open: {}, slots: { lead: ada } }
                reply: refused
                reasons: [one.two]
              - name: c
                submission: { open: {}, slots: { lead: ada } }
                reply: done
                judged: { one.two: broken }
            """).Failures.Select(failure => failure.ToString()));

    [Fact]
    public void A_clock_whose_answer_is_not_known_keeps_no_example_that_does_not_say_so() => Assert.Equal(
        [
            "examples/a.yaml:2: T-2, no limit: expected 2026-03-12 in time, got 2026-03-12 not known to be in time",
            "examples/a.yaml:3: T-2, no limit: expected 2026-03-12 not in time, got 2026-03-12 not known to be in time",
            "examples/a.yaml:8: T-3, untold: expected 2026-03-13 in time, got 2026-03-13 not known to be in time",
            "examples/a.yaml:20: as if certain: expected T-3 due 2026-03-12, got T-3 due 2026-03-12, provisional",
        ],
        Run("""
            deadlines:
              - { clock: T-2, name: no limit, start: 2026-03-02, due: none, met: [2026-03-12] }
              - { clock: T-2, name: no limit, start: 2026-03-02, due: none, missed: [2026-03-12] }
              - { clock: T-2, name: no limit, start: 2026-03-02, due: none, unknown: [2026-03-12] }
              - { clock: T-3, name: told, start: 2026-03-02, due: 2026-03-12, provisional: true, unknown: [2026-03-13],
                  events: [{ type: Continued, at: 2026-03-04, until: 2026-03-06 }] }
              - { clock: T-3, name: untold, start: 2026-03-02, due: 2026-03-12, provisional: true,
                  met: [2026-03-13],
                  events: [{ type: Continued, at: 2026-03-04, until: 2026-03-06 }] }
            officers: { ada: {}, bo: {} }
            cases:
              - name: as if certain
                history:
                  - { open: {}, slots: { lead: ada } }
                  - { act: Filed, officer: ada, at: 2026-03-02 }
                submission: { act: Continued, officer: ada, at: 2026-03-04, facts: { until: 2026-03-06 } }
                reply: done
                judged: { clock.exclusion-has-findings: undecidable }
                due:
                  T-3: 2026-03-12
              - name: told to be open
                history:
                  - { open: {}, slots: { lead: ada } }
                  - { act: Filed, officer: ada, at: 2026-03-02 }
                submission: { act: Continued, officer: ada, at: 2026-03-04, facts: { until: 2026-03-06 } }
                reply: done
                judged: { clock.exclusion-has-findings: undecidable }
                due: { T-3: 2026-03-12 }
                provisional: [T-3]
            """).Failures.Select(failure => failure.ToString()));

    [Fact]
    public void An_example_may_say_the_unit_and_the_stage()
    {
        var outcome = Run("""
            officers: { ada: { unit: town/one } }
            cases:
              - history:
                  - { open: {}, unit: town/one, stage: trial, slots: { lead: ada } }
                submission: { act: Judged, officer: ada, stage: ended, at: 2026-03-20 }
                reply: done
            """);

        Assert.Empty(outcome.Problems);
        Assert.Equal((1, true), (outcome.Kept, outcome.IsKept));
    }

    [Fact]
    public void Several_may_hold_one_slot_by_seats()
    {
        var outcome = Run("""
            officers: { ada: {}, bo: {}, cy: {} }
            cases:
              - history:
                  - { open: {}, slots: { lead: ada, panel: [ada, bo] } }
                submission: { fill: panel, seat: 3, officer: cy }
                reply: done
              - history:
                  - { open: {}, slots: { lead: ada, panel: [ada, bo] } }
                submission: { fill: panel, seat: 2, officer: bo }
                reply: already-so
              - history:
                  - { open: {}, slots: { lead: ada, panel: [ada, bo] } }
                submission: { transfer: panel, seat: 2, officer: cy }
                reply: done
            """);

        Assert.Empty(outcome.Problems);
        Assert.Empty(outcome.Failures.Select(failure => failure.ToString()));
        Assert.Equal(3, outcome.Kept);
    }

    [Fact]
    public void An_example_that_is_wrong_itself_is_not_counted_as_kept() => Assert.Equal(
        1,
        Run("""
            deadlines:
              - { clock: T-1, start: 2026-03-02, due: 2026-03-12 }
              - { clock: T-9, start: 2026-03-02, due: 2026-03-12 }
            """).Kept);

    [Theory]
    [InlineData(
        "cases: [{ submission: { open: {}, unit: '/' }, reply: done }]", "`/` is not the id of a unit")]
    [InlineData(
        "cases: [{ submission: { open: {} }, reply: refused, provisional: [T-1] }]", "`T-1` has no day under `due`")]
    [InlineData("deadlines: [{ clock: T-9, start: 2026-03-02, due: 2026-03-12 }]", "unknown clock `T-9`")]
    [InlineData("deadlines: [{ clock: T-1, start: soon, due: 2026-03-12 }]", "`soon` is not a time")]
    [InlineData("deadlines: [{ clock: T-1, start: 2026-03-02 }]", "an entry of `deadlines` has no `due`")]
    [InlineData("cases: [{ submission: { jump: 1 }, reply: done }]", "the step says neither what is done nor to whom")]
    [InlineData("case: []", "unknown key `case`")]
    [InlineData("[]", "the file is not a mapping")]
    public void What_is_no_example_is_a_problem_of_the_file(string examples, string problem)
    {
        var outcome = Run(examples);

        Assert.StartsWith(problem, outcome.Problems[0].Problem, StringComparison.Ordinal);
        Assert.Equal(("examples/a.yaml", 1), (outcome.Problems[0].File, outcome.Problems[0].Line));
        Assert.False(outcome.IsKept);
    }

    [Fact]
    public void A_pack_without_examples_keeps_none()
    {
        var compiled = PackText.Compile(Pack);
        Assert.Empty(compiled.Problems);
        Assert.False(PackExamples.Run(_folder, compiled.Pack!).IsKept);
    }

    private ExampleOutcome Run(string examples)
    {
        var compiled = PackText.Compile(Pack);
        Assert.Empty(compiled.Problems);
        Directory.CreateDirectory(Path.Combine(_folder, "examples"));
        File.WriteAllText(Path.Combine(_folder, "examples/a.yaml"), examples);
        return PackExamples.Run(_folder, compiled.Pack!);
    }
}
