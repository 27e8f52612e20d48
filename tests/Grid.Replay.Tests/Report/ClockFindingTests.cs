using Grid.Contracts.Views;
using Grid.Domain.Cases;
using Grid.Domain.Clocks;
using Grid.Domain.Rules;
using Grid.Replay.Findings;
using Grid.Replay.Report.Figures;
using Grid.Replay.Running;
using static Grid.Replay.Tests.Report.MadeReplay;

namespace Grid.Replay.Tests.Report;

/// <summary>Terms of a replayed log that were missed: the deadline, and when each was met or that it was not.</summary>
public sealed class ClockFindingTests
{
    private static readonly RulePack Timed = Pack with
    {
        Slots = [new(new("lead"), 1, null)],
        Acts = [Entry("FILED"), Entry("CONTINUED"), Entry("NOTED"), Entry("JUDGED")],
        Clocks =
        [
            new ClockDefinition(new("T-1"))
            {
                Title = "judged within ten days",
                Start = new("FILED"),
                Length = [new(10, TermUnit.Day)],
                Source = new("Term Act", "1"),
                Counting = new() { Offset = new(1, null, null) },
                Holder = new Slot("lead"),
                Effects =
                [
                    new ClockEffect.Exclude("CONTINUED") { NeedsFindings = true },
                    new ClockEffect.Stop("JUDGED"),
                ],
            },
            new ClockDefinition(new("T-2")) { Title = "idle", Start = new("NEVER"), Source = new("Term Act", "2") },
        ],
        Rules = [],
    };

    private static readonly LogAct Continued = Act("CONTINUED", "ann", "2026-03-04", 3) with
    {
        Facts = FactSet.Of([new("until", "2026-03-08")]),
    };

    private static readonly LogCase[] Log =
    [
        Case("in time", Act("FILED", "ann", "2026-03-02"), Act("JUDGED", "ann", "2026-03-12T16:00", 3)),
        Case("late", Act("FILED", "ann", "2026-03-02"), Act("JUDGED", "bea", "2026-03-15", 3)),
        Case("never", Act("FILED", "ann", "2026-03-02"), Act("NOTED", "ann", "2026-03-05", 3)),
        Case("still running", Act("FILED", "ann", "2026-03-25"), Act("NOTED", "ann", "2026-04-01", 3)),
        Case(
            "with findings perhaps",
            Act("FILED", "ann", "2026-03-02"), Continued, Act("JUDGED", "ann", "2026-03-14", 4)),
    ];

    [Fact]
    public void A_missed_term_is_a_finding_with_its_deadline_and_when_it_was_met_or_that_it_was_not()
    {
        var (_, findings) = Replayed();

        Assert.Equal(
            [
                ("late", "broken", "2026-03-12", "2026-03-15T00:00:00", null),
                ("never", "broken", "2026-03-12", null, null),
                ("with findings perhaps", "undecidable", "2026-03-12", "2026-03-14T00:00:00",
                    "whether findings are on record with CONTINUED"),
            ],
            findings.All().Where(finding => finding.Rule == "T-1").Select(finding =>
                (finding.Case, finding.Verdict, finding.Due, finding.Met, finding.Missing)));
    }

    [Fact]
    public void Clocks_are_counted_as_rules_are_those_that_found_nothing_too() => Assert.Equal(
        [new("T-1", 2, 1, 1, 1), new("T-2", 0, 0, 0, 0)], Replayed().Findings.ClockCounts().AsEnumerable());

    [Fact]
    public void The_report_lists_the_clocks_that_found_something_with_title_and_law()
    {
        var (result, findings) = Replayed();
        var table = RuleTable.Of(Subject(result.Cases) with { Result = result, Findings = findings, Pack = Timed });

        var clock = Assert.Single(table.Rules, rule => rule.Count.Id == "T-1");
        Assert.Equal(("judged within ten days", "Term Act", 3), (clock.Otherwise, clock.Source!.Title, clock.Findings));
        Assert.Equal("clock", clock.Definition.Kind);
        Assert.DoesNotContain(table.Rules, rule => rule.Count.Id == "T-2");
        Assert.Equal((2, 1), (table.CasesBroken, table.CasesUndecidable));
    }

    [Fact]
    public void A_pack_without_clocks_has_no_such_findings()
    {
        var (result, _) = Replayed();
        var findings = new ReplayFindings(result, Timed with { Clocks = [] });

        Assert.Empty(findings.ClockCounts());
    }

    [Fact]
    public void Whoever_does_not_use_a_right_owes_nothing_and_whoever_uses_it_late_is_late()
    {
        var term = Timed.Clocks[0] with { Holder = null, Tags = [ClockDefinition.PartyTag] };
        var (result, _) = Replayed();
        var findings = new ReplayFindings(result, Timed with { Clocks = [term] });

        Assert.Equal(
            [("late", "broken"), ("with findings perhaps", "undecidable")],
            findings.All().Where(finding => finding.Rule == "T-1").Select(finding => (finding.Case, finding.Verdict)));
    }

    private static (ReplayResult Result, ReplayFindings Findings) Replayed()
    {
        var cases = Log.Select(Replay).ToImmutableArray();
        var result = Subject(cases).Result with { Cases = cases };
        return (result, new(result, Timed));
    }

    // As a grid does: each act of the log is a record that the function decides on.
    private static CaseOutcome Replay(LogCase logCase)
    {
        var state = Submit(CaseState.None, new CaseCommand.OpenCase(Timed.Name), logCase.Acts[0].At);
        foreach (var act in logCase.Acts)
        {
            var told = new CaseCommand.RecordAct(act.Act)
            {
                Officer = OfficerId.FromSource(null, act.Officer!),
                Place = act.Place,
                Facts = act.Facts,
            };
            state = Submit(state, told, act.At);
        }

        return new(logCase, new CaseView(logCase.Id, state.Status)
        {
            Acts = state.Acts,
            Judgements = state.Judgements,
            Standing = state.Standing,
            Breaches = state.Breaches,
            Clocks = state.Clocks,
            Sequence = state.Sequence,
        });
    }

    private static CaseState Submit(CaseState state, CaseCommand command, Timestamp at)
    {
        var told = new Submission<CaseCommand>(new($"c-{state.Sequence}"), new("system:log"), command)
        {
            Intent = Intent.Record,
            At = at,
        };
        var accepted = Assert.IsType<Decision<CaseEvent>.Accepted>(
            CaseDecider.Decide(state, told, CaseFacts.At(at), Timed));
        return accepted.Events.Aggregate(state, (next, happened) => next.Evolve(happened, at));
    }

    private static ActEntry Entry(string act) => new(new(act), act) { Events = [act] };
}
