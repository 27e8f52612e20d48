using Grid.Packs.Check;

namespace Grid.Packs.Tests.Check;

/// <summary>Each rule of the check: a pack that breaks it, with line and fix; the whole pack breaks none.</summary>
public sealed class AnalysisTests
{
    private const string Together = "pack.dates-are-free";

    private const string InFolder = "file.is-included";

    private const string Lead = "{ slot: lead, power: Decide, supervised_by: reviewer }";
    private const string Clock = "stop: { event: Judged }";
    private const string Trial = "{ stage: trial, holder: lead, slots: [reviewer] }";
    private const string SlotsRule =
        "- { id: stage.slots, kind: slots-of-stage, otherwise: nobody answers, source: { title: t, article: \"1\" } }";

    /// <summary>Powers, duties, stages: rule, what is taken out, what is put there, the hole, its weight.</summary>
    public static TheoryData<string, string, string, string, HoleWeight> BrokenDuties => new()
    {
        {
            "power.has-duty",
            Lead, Lead + "\n  - { slot: idle, power: Decide, supervised_by: reviewer }",
            "slot `idle` has the power `Decide`, and no duty balances it", HoleWeight.Error
        },
        {
            "power.has-duty",
            Lead, Lead + "\n  - { slot: idle, power: Decide, supervised_by: reviewer, responsibility: own acts }",
            "slot `idle` has the power `Decide` and nothing to do but to answer", HoleWeight.Warning
        },
        {
            "power.has-duty",
            "classes: [judge]",
            "classes: [judge]\nposts: [{ post: chief, powers: [Decide], supervised_by: oversight }]",
            "post `chief` has the powers `Decide`, and no duty balances them", HoleWeight.Error
        },
        {
            "power.has-duty",
            "[Decide, Review]", "[Decide, Review, Reopen]",
            "nobody has the power `Reopen`, and nothing asks for it", HoleWeight.Warning
        },
        {
            "power.has-duty",
            "[Decide, Review]\nclasses: [judge]\nkinds: [civil]\norgans: [",
            "[Decide, Review, Seize]\nclasses: [judge]\nkinds: [civil]\n"
            + "organs: [{ organ: raiders, title: raiders, powers: [Seize] }, ",
            "organ `raiders` has the power `Seize`, and nobody in it has a duty", HoleWeight.Note
        },
        {
            "duty.has-power",
            "slot: lead, power: Decide,", "slot: lead,",
            "slot `lead` has to keep `T-1` and has no power", HoleWeight.Warning
        },
        {
            "stage.has-slot",
            Trial, "{ stage: trial }",
            "stage `trial` of procedure `brief` requires no slot: nobody would answer", HoleWeight.Error
        },
        {
            "stage.has-slot",
            Trial, "{ stage: trial, slots: [lead] }",
            "stage `trial` of procedure `brief` has slots, and does not say which of their holders answers",
            HoleWeight.Error
        },
        {
            "stage.has-slot",
            SlotsRule, "",
            "stage `trial` of procedure `brief` names who answers, and no rule demands that they be there",
            HoleWeight.Error
        },
        {
            "procedure.ends",
            Trial, Trial + "\n      - { stage: lost, holder: lead }",
            "no act leads to stage `lost` of procedure `brief`", HoleWeight.Warning
        },
        {
            "procedure.ends",
            "on: Judged, to: done }", "on: Judged, to: trial }",
            "from stage `trial` of procedure `brief` no way leads to a closing stage", HoleWeight.Warning
        },
    };

    /// <summary>Supervision and clocks, the same way.</summary>
    public static TheoryData<string, string, string, string, HoleWeight> BrokenClocks => new()
    {
        {
            "slot.has-supervisor",
            "slot: panel, seats: 3, supervised_by: reviewer", "slot: panel, seats: 3",
            "nobody supervises the slot `panel`", HoleWeight.Error
        },
        {
            "slot.has-supervisor",
            "slot: reviewer, power: Review, supervised_by: oversight",
            "slot: reviewer, power: Review, supervised_by: lead",
            "supervision goes round in a circle: lead → reviewer → lead", HoleWeight.Error
        },
        {
            "slot.has-supervisor",
            "oversight: officer:top/P-1", "",
            "the pack names no oversight authority, so no way up ends anywhere", HoleWeight.Error
        },
        {
            "clock.has-holder",
            "    holder: lead\n", "",
            "nobody has to see to clock `T-1`", HoleWeight.Error
        },
        {
            "clock.has-consequence",
            "    on_breach: { consequence: a clue, clue: delay }\n", "",
            "nothing follows when clock `T-1` is missed", HoleWeight.Error
        },
        { "clock.can-be-met", Clock, "warn: []", "no event stops clock `T-1`", HoleWeight.Warning },
        {
            "extension.means-one-grant",
            Clock,
            Clock + "\n    extend: [{ event: Noted, add: { value: 1, unit: day }, when: { bad: \"yes\" } }]\n"
                + Another("T-2", "extend: [{ event: Noted, add: { value: 1, unit: day } }]", 40),
            "`Noted` extends clock `T-1` and clock `T-2`, by other people or on other grounds", HoleWeight.Warning
        },
        {
            "clocks.agree",
            Clock, Clock + "\n" + Another("T-2", "bound: minimum", 40),
            "`T-2` and `T-1` contradict: there is one ordering of `Filed`, `Judged`, and it has no times that",
            HoleWeight.Error
        },
    };

    /// <summary>The rest, the same way.</summary>
    public static TheoryData<string, string, string, string, HoleWeight> BrokenRest => new()
    {
        { "pack.compiles", "seats: 3", "seets: 3", "unknown key `seets`", HoleWeight.Error },
        {
            "decision.ends",
            "vote: Voted", "vote: Judged",
            "the act `Judged` is both the vote and the decision, so nothing is ever decided", HoleWeight.Error
        },
        {
            "decision.ends",
            "    ask-without-majority: the president\n", "",
            "three opinions can leave none with the majority, and nothing leads on", HoleWeight.Warning
        },
        {
            "reference.resolves",
            "start: { event: Filed }", "start: { event: Came }",
            "no act brings about `Came`, of which clock `T-1` speaks", HoleWeight.Error
        },
        {
            "reference.resolves",
            "procedure: brief\n    start", "procedure: long\n    start",
            "unknown procedure `long`", HoleWeight.Error
        },
        {
            "reference.resolves",
            "tracks: [discipline, court]",
            "    extend: [{ event: Noted, add: { value: 1, unit: day }, approver: chief }]\n"
                + "approvers: [{ approver: president, power: Review }]\ntracks: [discipline, court]",
            "`approvers` names no `chief`, who extends clock `T-1`", HoleWeight.Warning
        },
        {
            "reference.resolves",
            "by: [reviewer]", "by: [reviewers]",
            "nobody is called `reviewers`", HoleWeight.Error
        },
        {
            "fault.has-procedure",
            "test: bad\n    tracks: [discipline]", "test: bad\n    tracks: [court]",
            "no step of the track `court` deals with the fault `neglect`", HoleWeight.Error
        },
        {
            "fault.has-procedure",
            "to: [closed]", "to: [open]",
            "no step of the track `discipline` decides about the fault `neglect`", HoleWeight.Error
        },
        {
            "fault.has-procedure",
            "to: [closed]", "to: [put-off, closed]",
            "on the track `discipline` the fault `neglect` gets stuck at `put-off`: no step goes on from it",
            HoleWeight.Error
        },
        {
            "fault.has-procedure",
            "    by: [reviewer]\n", "",
            "no step of the track `discipline` decides about the fault `neglect`", HoleWeight.Error
        },
        {
            "source.has-article",
            "article: \"3\"", "article: tbd",
            "the source of `T-1` has `tbd` for an article", HoleWeight.Error
        },
        {
            "source.has-article",
            "{ title: t, article: \"4\" }", "{ title: t }",
            "`source` has no `article`", HoleWeight.Error
        },
    };

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public void What_extends_a_clock_is_the_same_grant_for_the_one_that_goes_on_with_it(string keeps, int holes)
    {
        const string Long = "  - procedure: long\n    kinds: [civil]\n    stages:\n"
            + "      - { stage: trial, holder: lead, slots: [reviewer] }\n      - { stage: done, closing: true }\n"
            + "    transitions: [{ from: trial, on: Judged, to: done }]\n";
        var text = WholePack.With(
                Clock,
                Clock + "\n    extend: [{ event: Noted, add: { value: 1, unit: day }, when: { bad: \"yes\" } }]\n"
                + Another(
                    "T-2",
                    "extend: [{ event: Noted, add: { value: 1, unit: day } }]\n"
                    + $"    convert: [{{ event: Heard, from: brief, keep_start: {keeps} }}]",
                    40))
            .Replace("another\n    procedure: brief", "another\n    procedure: long", StringComparison.Ordinal)
            .Replace("  - procedure: brief\n", Long + "  - procedure: brief\n", StringComparison.Ordinal);

        Assert.Equal(holes, WholePack.Holes(text).Count(hole => hole.Rule == "extension.means-one-grant"));
    }

    [Theory]
    [InlineData("hearing", 0)]
    [InlineData("closed", 1)]
    public void A_step_that_nothing_leads_to_is_cut_off_from_its_track(string inquiry, int holes)
    {
        var text = WholePack.Text
            .Replace("states: [open,", "states: [open, hearing,", StringComparison.Ordinal)
            .Replace("to: [closed]", $"to: [{inquiry}]", StringComparison.Ordinal) + """
              - id: F-3
                title: t
                step: heard
                tracks: [discipline]
                from: [hearing]
                to: [closed]
                by: [reviewer]
                source: { title: t, article: "6" }

            """;

        var found = WholePack.Holes(text);

        Assert.Equal(holes, found.Length);
        Assert.All(found, hole => Assert.StartsWith(
            "on the track `discipline` nothing leads to `hearing`, from which `heard` goes on with the fault `neglect`",
            hole.Problem,
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("by: [reviewer]", "", 0)]
    [InlineData("by: [bench]", "", 0)]
    [InlineData("by: [watch]", "", 1)]
    [InlineData("by: [watch]", ", ties: [{ tie: supervise, to: watch }]", 0)]
    public void Whoever_can_commit_a_fault_is_in_reach_of_those_who_decide_about_it(string by, string ties, int holes)
    {
        var found = WholePack.Holes(WholePack.Text
                .Replace("classes: [judge]", "classes: [{ class: judge, organ: bench }]", StringComparison.Ordinal)
                .Replace("by: [reviewer]", by, StringComparison.Ordinal)
                .Replace("title: a bench", $"title: a bench{ties}", StringComparison.Ordinal))
            .Where(hole => hole.Rule == "fault.has-procedure").ToArray();

        Assert.Equal(holes, found.Length);
        Assert.All(found, hole => Assert.StartsWith(
            "the fault `neglect` can be committed by `judge`, and none of its tracks is in the hands of their organ",
            hole.Problem,
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_whole_pack_has_no_hole() => Assert.Empty(WholePack.Holes(WholePack.Text));

    [Theory]
    [MemberData(nameof(BrokenDuties))]
    [MemberData(nameof(BrokenClocks))]
    [MemberData(nameof(BrokenRest))]
    public void A_torn_pack_has_a_hole(string rule, string old, string changed, string problem, HoleWeight weight)
    {
        var torn = WholePack.With(old, changed);
        var hole = Assert.Single(
            WholePack.Holes(torn), hole => hole.Problem.StartsWith(problem, StringComparison.Ordinal));
        Assert.Equal((rule, weight, "pack.yaml"), (hole.Rule, hole.Weight, hole.File));
        Assert.NotEmpty(hole.Fix);
        Assert.InRange(hole.Line, 1, torn.Count(letter => letter == '\n'));
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("effective: { from: 2026-01-01 }\n", "", 1)]
    [InlineData("effective: { from: 2026-01-01 }\n", "effective: { from: 2026-01-01 }\n# other\n", 1)]
    [InlineData("effective: { from: 2026-01-01 }\n", "effective: { from: 2027-01-01 }\n", 0)]
    [InlineData("effective: { until: 2026-12-31 }\n", "effective: { from: 2026-12-31 }\n", 1)]
    public void Packs_of_one_name_that_are_looked_at_together_are_the_law_on_days_of_their_own(
        string first, string second, int holes)
    {
        PackChecked[] together =
        [
            .. PackCheck.Together([.. new[] { first, second + "# another\n" }.Select(more => PackCheck.Run(
                PackContent.FromFiles(new Dictionary<string, string> { ["pack.yaml"] = WholePack.Text + more })
                    .Content!))]),
        ];

        Assert.DoesNotContain(together[0].Holes, hole => hole.Rule == Together);
        Assert.Equal(holes, together[1].Holes.Count(hole => hole.Rule == Together));
    }

    [Fact]
    public void Every_rule_of_the_check_is_broken_by_some_pack() => Assert.Equal(
        PackCheck.Rules.Select(rule => rule.Id).Where(id => id is not (Together or InFolder))
            .Order(StringComparer.Ordinal),
        BrokenDuties.Concat(BrokenClocks).Concat(BrokenRest)
            .Select(row => (string)row[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_hole_stands_at_the_line_of_what_has_it()
    {
        var torn = WholePack.With("    holder: lead\n", "");
        Assert.Equal(
            $"pack.yaml:{WholePack.LineOf(torn, "id: T-1")}: error clock.has-holder: nobody has to see to clock `T-1`; "
            + "add `holder:` with a slot, or the tag `party` where a party keeps it",
            Assert.Single(WholePack.Holes(torn), hole => hole.Rule == "clock.has-holder").ToString());
    }

    [Fact]
    public void What_a_party_keeps_needs_no_holder() =>
        Assert.DoesNotContain(
            WholePack.Holes(WholePack.With("    holder: lead\n", "    tags: [party]\n")),
            hole => hole.Rule == "clock.has-holder");

    [Fact]
    public void Packs_that_only_judge_logs_are_warned_that_nobody_need_answer()
    {
        const string Log = "pack: log\ntitle: a log\nacts: [{ act: \"*\" }]\n";
        Assert.Equal(
            ["stage.has-slot"],
            WholePack.Holes(Log).Where(hole => hole.Weight == HoleWeight.Warning).Select(hole => hole.Rule));
    }

    // In the place of what stops the first clock: its rest, and a second clock, whose own rest follows.
    private static string Another(string id, string bound, int days) => $$"""
        {{""}}    holder: lead
            on_breach: { consequence: a clue }
            source: { title: t, article: "9" }
          - id: {{id}}
            title: another
            procedure: brief
            start: { event: Filed }
            {{bound}}
            length: { value: {{days}}, unit: day }
            stop: { event: Judged }
        """;
}
