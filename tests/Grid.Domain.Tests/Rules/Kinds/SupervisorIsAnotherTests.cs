namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class SupervisorIsAnotherTests
{
    private static readonly SupervisorIsAnother Kind = new();
    private static readonly SupervisorIsAnother Needing = new() { NeedsSupervisor = true };

    [Fact]
    public void Whoever_acts_is_supervised_by_another() => Assert.Null(Told(Kind, Ada, Bo).Standing);

    [Fact]
    public void Nobody_supervises_themselves()
    {
        var judged = Told(Kind, Ada, Ada);

        judged.ThenBroken(by: Ada);
        Assert.Equal(1, judged.Breaches);
    }

    [Fact]
    public void Each_act_is_judged_for_itself()
    {
        var judged = Told(Kind, Ada, Ada).Told(Draft(Ada, Bo)).Told(Draft(Bo, Bo));

        Assert.Equal(2, judged.Breaches);
        Assert.Equal([Ada, Bo], judged.State.Judgements.Select(said => said.Judgement.Officer!.Value));
    }

    [Fact]
    public void Without_a_supervisor_it_does_not_apply_unless_one_is_needed()
    {
        Assert.Null(Told(Kind, Ada, null).Standing);
        Told(Needing, Ada, null).ThenUndecidable("the supervisor of the act");
    }

    [Fact]
    public void Nobody_named_may_have_been_the_supervisor() =>
        Told(Kind, null, Bo).ThenUndecidable("the officer who acted: no person is named");

    [Fact]
    public void Of_other_acts_it_does_not_speak() =>
        Assert.Null(Told(Kind with { Acts = [Act("approve")] }, Ada, Ada).Standing);

    private static JudgedCase Told(SupervisorIsAnother kind, OfficerId? by, OfficerId? supervisor) =>
        JudgedCase.By(kind).Told(Draft(by, supervisor), "2026-03-01T10:00:00");

    private static CaseCommand.RecordAct Draft(OfficerId? by, OfficerId? supervisor) =>
        new("draft") { Officer = by, Supervisor = supervisor };
}
