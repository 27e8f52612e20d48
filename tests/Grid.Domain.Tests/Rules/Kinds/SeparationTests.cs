using Grid.Domain.Procedures;
using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Rules.Kinds;

/// <summary>Who may not meet a case again: in another stage, after it was sent back, in another slot.</summary>
public sealed class SeparationTests
{
    private static readonly SeparateStages Stages =
        new([[StagePattern.Parse("first")], [StagePattern.Parse("second")]]) { Except = [Act("note*")] };

    private static readonly NotAgainAfter Again = new([Act("review")])
    {
        Slots = [Panel],
        Stages = [StagePattern.Parse("first")],
    };

    private static JudgedCase In(JudgedCase judged, string stage, string act, OfficerId? by) =>
        judged.Told(new CaseCommand.RecordAct(act) { Officer = by, Stage = stage });

    [Fact]
    public void Whoever_acted_in_one_stage_may_not_act_in_the_other()
    {
        var judged = In(JudgedCase.By(Stages), "first", "draft", Ada);

        In(judged, "second", "draft", Bo).Then(VerdictKind.Satisfied);
        In(judged, "second", "draft", Ada).ThenBroken(Ada);
        Assert.Null(In(judged, "second", "note-1", Ada).Standing);
        In(judged, "elsewhere", "draft", Ada).Then(VerdictKind.NotApplicable);
    }

    [Fact]
    public void An_act_of_nobody_named_leaves_it_open() =>
        In(In(JudgedCase.By(Stages), "first", "draft", null), "second", "draft", Ada)
            .ThenUndecidable("the officer of one of the acts");

    [Fact]
    public void The_second_panel_may_hear_the_case_again_when_it_comes_back()
    {
        var first = In(In(JudgedCase.By(Stages), "second", "draft", Bo), "first", "draft", Ada);
        var back = In(first, "second", "draft", Bo);

        back.Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void After_a_case_was_sent_back_none_of_the_former_panel_acts()
    {
        var back = In(In(JudgedCase.By(Again), "first", "draft", Ada), "second", "review", Bo);

        In(back, "first", "draft", Ada).ThenBroken(Ada);
        In(back, "first", "draft", Cy).Then(VerdictKind.Satisfied);
        In(back, "second", "draft", Bo).Then(VerdictKind.NotApplicable);
    }

    [Fact]
    public void Before_it_was_sent_back_all_may_act() =>
        In(In(JudgedCase.By(Again), "first", "draft", Ada), "first", "draft", Ada).Then(VerdictKind.NotApplicable);

    [Fact]
    public void None_of_the_former_panel_sits_again()
    {
        var back = In(
            JudgedCase.By(
                Again,
                CaseScenario.OnRecord with { Slots = [Seat(Panel, Ada), Seat(Panel, Bo, 2)] },
                new CaseEvent.ResponsibilityTransferred(Panel, 1, Ada, Cy)),
            "first",
            "review",
            Sue);

        back.Told(new CaseCommand.TransferResponsibility(Panel, Zoe)).Then(VerdictKind.NotApplicable);
        back.Told(new CaseCommand.TransferResponsibility(Panel, Ada)).ThenBroken(Ada);
        back.Told(new CaseCommand.TransferResponsibility(Panel, Bo)).ThenBroken(Bo);
        back.Told(new CaseCommand.FillSlot(Panel, Cy, 3)).ThenBroken(Cy);
        In(back, "first", "draft", Cy).ThenBroken(Cy);
        In(back, "first", "draft", Bo).ThenBroken(Bo);
    }

    [Fact]
    public void Who_came_only_after_it_may_come_again()
    {
        var again = In(JudgedCase.By(Again, CaseScenario.OnRecord with { Slots = [Seat(Panel, Ada)] }), "first",
            "review", Sue)
            .Told(new CaseCommand.TransferResponsibility(Panel, Zoe))
            .Told(new CaseCommand.TransferResponsibility(Panel, Cy))
            .Told(new CaseCommand.TransferResponsibility(Panel, Zoe));

        Assert.Null(again.Standing);
    }

    [Fact]
    public void Who_left_with_a_handover_sat_in_the_case_all_the_same()
    {
        CaseEvent[] handedOver =
        [
            CaseScenario.OnRecord with { Slots = [Seat(Lead, Sue), Seat(Panel, Ada)] },
            new CaseEvent.HandoverAccepted(null, new("unit:two"))
            {
                Slots = [Seat(Lead, Zoe)],
                Left = [Seat(Panel, Ada)],
            },
        ];
        var back = In(JudgedCase.By(Again, handedOver), "first", "review", Sue);
        back.Told(new CaseCommand.FillSlot(Panel, Ada)).ThenBroken(Ada);
        Assert.Null(back.Told(new CaseCommand.FillSlot(Panel, Bo)).Standing);

        var apart = JudgedCase.By(new SeparateSlots([Lead, Panel]) { IsForGood = true }, handedOver);
        apart.Told(new CaseCommand.TransferResponsibility(Lead, Ada)).ThenBroken(Ada);
        Assert.Null(apart.Told(new CaseCommand.TransferResponsibility(Lead, Bo)).Standing);
    }

    [Fact]
    public void One_officer_holds_one_of_the_slots()
    {
        var judged = JudgedCase.By(
            new SeparateSlots([Lead, Panel]), CaseScenario.OnRecord with { Slots = [Seat(Lead, Ada)] });

        Assert.Null(judged.Told(new CaseCommand.FillSlot(Panel, Bo)).Standing);
        var both = judged.Told(new CaseCommand.FillSlot(Panel, Ada));
        both.ThenBroken(Ada);
        Assert.Null(both.Told(new CaseCommand.TransferResponsibility(Lead, Cy)).Standing);
    }

    [Fact]
    public void To_have_held_one_may_bar_from_the_other_for_good()
    {
        var judged = JudgedCase.By(
            new SeparateSlots([Lead, Panel]) { IsForGood = true },
            CaseScenario.OnRecord with { Slots = [Seat(Lead, Ada)] })
            .Told(new CaseCommand.TransferResponsibility(Lead, Bo));

        Assert.Null(judged.Told(new CaseCommand.FillSlot(Panel, Cy)).Standing);
        judged.Told(new CaseCommand.FillSlot(Panel, Ada)).ThenBroken(Ada);
        judged.Told(new CaseCommand.FillSlot(Panel, Bo)).ThenBroken(Bo);
    }
}
