using Grid.Domain.Clocks;
using Grid.Domain.Tests.Clocks;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

/// <summary>Which extensions move the clock of a case: those of somebody competent, on a ground of the law.</summary>
public sealed class ExtensionGrantTests
{
    private const string Head = "court.head";

    private static readonly Timestamp Plain = Timestamp.Parse("2026-09-02");

    private static readonly Timestamp Longer = Timestamp.Parse("2026-12-02");

    private static readonly RulePack Named = Signing with
    {
        Acts =
        [
            new(TestPacks.Act("file"), null) { Events = ["Filed"] },
            new(TestPacks.Act("extend"), null) { Events = ["Extension"] },
        ],
        Clocks =
        [
            TestClocks.Clock(TestClocks.Months(6)).With(new ClockEffect.Extend("Extension")
            {
                Add = TestClocks.Months(3),
                ApprovedBy = Head,
                When = [new("ground", ["gang", "roaming"])],
            }),
        ],
    };

    private static readonly RulePack Meant = Named with { Approvals = [new(Head, new() { Power = Decide })] };

    // Found by the tests of the built-in rules.
    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [ClockRules.GroundIsLawful.Id] = Filed(Named).When(by: Ada, Extend(Head, "illness")),
        [ClockRules.TermIsNotOver.Id] = Filed(Named, at: "2020-03-02").When(by: Ada, Extend(Head, "gang")),
    };

    public static TheoryData<bool> WhoIsMeant => [true, false];

    [Theory]
    [MemberData(nameof(WhoIsMeant))]
    public void One_who_may_on_a_ground_of_the_law_makes_it_longer(bool isMeant)
    {
        var told = Filed(isMeant ? Meant : Named)
            .WhenRecorded(Extend(isMeant ? Ada.Value : Head, "roaming"), "2026-08-01");

        Assert.Equal(Longer, Due(told));
        Assert.Empty(told.And.State.Breaches);
    }

    [Fact]
    public void The_name_alone_of_who_must_approve_moves_nothing_where_the_pack_says_who_is_meant()
    {
        var told = Filed(Meant).WhenRecorded(Extend(Head, "gang"), "2026-08-01");

        Assert.Equal(Plain, Due(told));
        Assert.Equal([(ClockRules.ApprovalIsCompetent.Id, VerdictKind.Undecidable)], Amiss(told));
    }

    [Fact]
    public void One_who_may_not_approve_moves_nothing()
    {
        var told = Filed(Meant).WhenRecorded(Extend(Cy.Value, "gang"), "2026-08-01");

        Assert.Equal(Plain, Due(told));
        Assert.Equal(ClockRules.ApprovalIsCompetent.Id, Assert.Single(told.And.State.Breaches).Rule);
    }

    [Theory]
    [MemberData(nameof(WhoIsMeant))]
    public void Where_nobody_says_who_approved_it_is_undecidable_and_the_clock_stays(bool isMeant)
    {
        var told = Filed(isMeant ? Meant : Named).WhenRecorded(Extend(null, "gang"), "2026-08-01");

        Assert.Equal(Plain, Due(told));
        Assert.Equal([(ClockRules.ApprovalIsCompetent.Id, VerdictKind.Undecidable)], Amiss(told));
    }

    [Fact]
    public void Another_ground_is_refused_and_moves_nothing_where_it_has_happened_all_the_same()
    {
        Refusals[ClockRules.GroundIsLawful.Id].ThenRefused(ClockRules.GroundIsLawful.Id);
        var told = Filed(Named).WhenRecorded(Extend(Head, "illness"), "2026-08-01", by: Ada);

        Assert.Equal(Plain, Due(told));
        Assert.Equal(ClockRules.GroundIsLawful.Id, Assert.Single(told.And.State.Breaches).Rule);
    }

    [Fact]
    public void What_is_over_is_not_extended_and_where_it_was_all_the_same_the_clock_stays()
    {
        Refusals[ClockRules.TermIsNotOver.Id].ThenRefused(ClockRules.TermIsNotOver.Id);
        var late = Filed(Named).WhenRecorded(Extend(Head, "gang"), "2026-09-03", by: Ada);

        Assert.Equal(Plain, Due(late));
        Assert.Equal(ClockRules.TermIsNotOver.Id, Assert.Single(late.And.State.Breaches).Rule);
        Assert.Empty(Filed(Named).WhenRecorded(Extend(Head, "gang"), "2026-09-01").And.State.Breaches);
    }

    [Fact]
    public void Where_no_ground_is_told_it_is_undecidable_and_the_clock_stays()
    {
        var told = Filed(Named).WhenRecorded(Extend(Head, null), "2026-08-01");

        Assert.Equal(Plain, Due(told));
        Assert.Equal([(ClockRules.GroundIsLawful.Id, VerdictKind.Undecidable)], Amiss(told));
        Filed(Named).When(by: Ada, Extend(Head, null)).ThenRefused(ClockRules.GroundIsLawful.Id);
    }

    [Fact]
    public void The_ground_may_be_known_of_the_case()
    {
        var told = Filed(Named, "gang").WhenRecorded(Extend(Head, null), "2026-08-01");

        Assert.Equal(Longer, Due(told));
        Assert.Empty(Amiss(told));
    }

    private static CaseScenario Filed(RulePack pack, string? ground = null, string at = "2026-03-02") =>
        Given(OpenedByAda with { IsRun = false, Facts = FactSet.Of([new("ground", ground ?? "")]) })
            .Under(pack)
            .WhenRecorded(new CaseCommand.RecordAct("file"), at).And;

    private static CaseCommand.RecordAct Extend(string? by, string? ground) => new("extend")
    {
        Facts = FactSet.Of([new("approved_by", by ?? ""), new("ground", ground ?? "")]),
    };

    private static Timestamp? Due(CaseScenario told) => Assert.Single(told.And.State.Clocks).Due;

    private static IEnumerable<(RuleId Rule, VerdictKind Verdict)> Amiss(CaseScenario told) =>
        from happened in told.Events
        from judged in happened.Judged
        where judged.Verdict is VerdictKind.Broken or VerdictKind.Undecidable
        select (judged.Rule, judged.Verdict);
}
