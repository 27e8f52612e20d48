using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class WhoMayActTests
{
    private const string At = "2026-03-01T12:00:00Z";

    private static readonly WhoMayAct Kind = new([Act("approve"), Act("note*")]);
    private static readonly JudgedCase WithPower = JudgedCase.By(Kind with { Power = Decide });
    private static readonly JudgedCase OfClass = JudgedCase.By(Kind with { Class = "judge" });

    private static readonly JudgedCase InSlot =
        JudgedCase.By(Kind with { Slot = Lead }, CaseScenario.OnRecord with { Slots = [Seat(Lead, Ada)] });

    private static JudgedCase Knowing(JudgedCase judged, OfficerId id, string? className) =>
        new(judged.Scenario.Knowing(id, Everybody[id] with { Class = className }));

    [Fact]
    public void An_act_it_does_not_name_is_not_judged() => Assert.Null(WithPower.Act("draft", Cy, At).Standing);

    [Fact]
    public void One_with_the_power_may_act() => Assert.Null(WithPower.Act("approve", Ada, At).Standing);

    [Fact]
    public void One_without_the_power_may_not() => WithPower.Act("note-1", Cy, At).ThenBroken(by: Cy);

    [Fact]
    public void The_power_is_that_of_the_time_of_the_act()
    {
        var revoked = Everybody[Ada].Evolve(new OfficerEvent.MandateRevoked(new("m-1"), null), Timestamp.Parse(At));
        var judged = new JudgedCase(WithPower.Scenario.Knowing(Ada, revoked));

        Assert.Null(judged.Act("approve", Ada, "2026-03-01T11:59:59Z").Standing);
        judged.Act("approve", Ada, At).ThenBroken(by: Ada);
    }

    [Fact]
    public void The_power_is_that_for_the_kind_of_case()
    {
        var civil = Everybody[Cy].Evolve(
            new OfficerEvent.MandateGranted(Mandate("m-1", Decide) with { Kinds = ["civil"] }), Start);
        JudgedCase Of(string kind) => new(
            JudgedCase.By(Kind with { Power = Decide }, CaseScenario.OnRecord with { Kind = kind })
                .Scenario.Knowing(Cy, civil));

        Assert.Null(Of("civil").Act("approve", Cy, At).Standing);
        Of("penal").Act("approve", Cy, At).ThenBroken(by: Cy);
    }

    [Fact]
    public void Nobody_named_is_undecidable() =>
        WithPower.Act("approve", at: At).ThenUndecidable("the officer who acted: no person is named");

    [Fact]
    public void The_power_of_one_of_whom_nothing_is_known_is_undecidable() =>
        WithPower.Act("approve", Nia, At)
            .ThenUndecidable("whether officer:nia had the power `decide` at the time");

    [Fact]
    public void One_of_the_class_may_act() =>
        Assert.Null(Knowing(OfClass, Ada, "judge").Act("approve", Ada, At).Standing);

    [Fact]
    public void One_of_another_class_may_not() =>
        Knowing(OfClass, Ada, "clerk").Act("approve", Ada, At).ThenBroken(by: Ada);

    [Fact]
    public void An_unknown_class_is_undecidable() =>
        OfClass.Act("approve", Ada, At).ThenUndecidable("the class of officer:ada");

    [Fact]
    public void One_in_the_slot_may_act() => Assert.Null(InSlot.Act("approve", Ada, At).Standing);

    [Fact]
    public void One_outside_the_slot_may_not() => InSlot.Act("approve", Bo, At).ThenBroken(by: Bo);

    [Fact]
    public void A_slot_that_nobody_holds_is_undecidable() =>
        JudgedCase.By(Kind with { Slot = Lead }).Act("approve", Ada, At).ThenUndecidable("the holder of slot `lead`");

    [Fact]
    public void Broken_on_one_count_is_broken_whatever_is_unknown_on_another() =>
        JudgedCase.By(Kind with { Power = Decide, Class = "judge" }).Act("approve", Cy, At).ThenBroken(by: Cy);

    [Fact]
    public void All_that_is_named_must_hold() => Assert.Null(
        Knowing(JudgedCase.By(Kind with { Power = Decide, Class = "judge" }), Ada, "judge")
            .Act("approve", Ada, At).Standing);

    [Fact]
    public void The_verdict_on_one_act_is_not_cleared_by_another()
    {
        var judged = WithPower.Act("approve", Cy, At).Act("approve", Ada, At);

        judged.ThenBroken(by: Cy);
        Assert.Equal(1, judged.Breaches);
        Assert.Equal([true, false], judged.State.Acts.Select(act => act.IsVoidPending));
    }

    [Fact]
    public void One_in_the_holders_place_may_unless_the_holder_alone_may()
    {
        CaseEvent[] acting =
        [
            CaseScenario.OnRecord with { Slots = [Seat(Lead, Ada)] },
            new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Sue),
        ];
        var slot = Kind with { Slot = Lead };

        Assert.Null(JudgedCase.By(slot, acting).Act("approve", Sue, At).Standing);
        var alone = JudgedCase.By(slot with { By = slot.By with { IsOfHolderAlone = true } }, acting);
        alone.Act("approve", Sue, At).ThenBroken(by: Sue);
        Assert.Null(alone.Act("approve", Ada, At).Standing);
    }
}
