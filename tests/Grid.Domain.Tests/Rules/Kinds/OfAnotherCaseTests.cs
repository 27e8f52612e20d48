using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class OfAnotherCaseTests
{
    private static readonly CaseId Other = new("case:other");

    private static readonly OfAnotherCase Kind = new([Act("draft")], "of") { Status = CaseStatus.Closed };

    private static readonly CaseEvent Opened =
        CaseScenario.OnRecord with { Unit = new("unit:one"), Slots = [new(new("lead"), 1, Ada)] };

    [Fact]
    public void It_must_stand_as_the_rule_says()
    {
        Assert.Equal(VerdictKind.Broken, Asked(Kind, Bo, Opened));
        Assert.Equal(VerdictKind.Satisfied, Asked(Kind, Bo, Opened, new CaseEvent.Closed()));
        Assert.Equal(VerdictKind.Undecidable, Asked(Kind, Bo));
    }

    [Fact]
    public void Who_held_a_slot_or_acted_took_part()
    {
        var kind = Kind with { Status = null, IsByOutsider = true };
        var acted = new CaseEvent.ActRecorded("review") { Officer = Cy };
        Assert.Equal(VerdictKind.Broken, Asked(kind, Ada, Opened));
        Assert.Equal(
            VerdictKind.Broken,
            Asked(kind, Ada, Opened, new CaseEvent.ResponsibilityTransferred(new("lead"), 1, Ada, Bo)));
        var handedOver = new CaseEvent.HandoverAccepted(null, new("unit:two")) { Left = [Seat(Lead, Ada)] };
        Assert.Equal(VerdictKind.Broken, Asked(kind, Ada, Opened, handedOver));
        Assert.Equal(VerdictKind.Broken, Asked(kind, Cy, Opened, acted));
        Assert.Equal(VerdictKind.Satisfied, Asked(kind, Bo, Opened, acted));
    }

    [Fact]
    public void Who_must_have_held_a_slot_holds_it_when_the_case_is_closed_too()
    {
        var kind = Kind with { Held = [new("lead")] };
        Assert.Equal(VerdictKind.Satisfied, Asked(kind, Ada, Opened, new CaseEvent.Closed()));
        Assert.Equal(VerdictKind.Broken, Asked(kind, Ada, Opened));
        Assert.Equal(VerdictKind.Broken, Asked(kind, Bo, Opened, new CaseEvent.Closed()));
        Assert.Equal(VerdictKind.Broken, Asked(
            kind,
            Ada,
            Opened,
            new CaseEvent.ResponsibilityTransferred(new("lead"), 1, Ada, Bo),
            new CaseEvent.Closed()));
    }

    [Fact]
    public void An_act_that_names_no_case_or_its_own_is_undecidable()
    {
        var unnamed = JudgedCase.By(Kind).Act("draft", Ada, facts: new Fact("of", "no id at all"));
        Assert.Equal(VerdictKind.Undecidable, unnamed.Standing?.Verdict);
        var own = CaseScenario.Given(CaseScenario.OnRecord).Under(With(Rule("pack.judged", Kind))).Of(Other)
            .WhenRecorded(Draft(Ada)).And;
        Assert.Equal(VerdictKind.Undecidable, Assert.Single(own.State.Standing).Verdict);
    }

    private static VerdictKind Asked(OfAnotherCase kind, OfficerId by, params ReadOnlySpan<CaseEvent> other)
    {
        var scenario = CaseScenario.Given(CaseScenario.OnRecord).Under(With(Rule("pack.judged", kind)))
            .Of(new("case:one"));
        scenario = other.IsEmpty ? scenario : scenario.Seeing(Other, CaseScenario.Given(other));
        var standing = scenario.WhenRecorded(Draft(by)).And.State.Standing;
        return standing.IsEmpty ? VerdictKind.Satisfied : standing[0].Verdict;
    }

    private static CaseCommand.RecordAct Draft(OfficerId by) =>
        new("draft") { Officer = by, Facts = FactSet.Of([new("of", Other.Value)]) };
}
