using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

public sealed class NotesTests
{
    private static readonly CaseCommand.FillSlot Taken = new(Lead, Bo);
    private static readonly RuleId SeatIsFree = FillSlotRules.SeatIsFree.Id;

    [Fact]
    public void A_first_refusal_is_not_remembered() =>
        Assert.Empty(Given(OpenedByAda).When(by: Ada, Taken).Refused.Notes);

    [Fact]
    public void A_refused_retry_is_settled_by_an_entry_with_the_reasons()
    {
        var refused = Given(OpenedByAda).When(by: Ada, Taken, attempt: 2).Refused;

        AssertSame([new CaseEvent.RetrySettled("case.fill-slot") { Reasons = refused.Reasons }], refused.Notes);
        Assert.Equal(SeatIsFree, Assert.Single(refused.Reasons).Rule);
    }

    [Fact]
    public void A_retry_of_what_is_so_already_is_settled_by_an_entry_without_reasons()
    {
        var decision = Given(OpenedByAda)
            .When(by: Ada, new CaseCommand.FillSlot(Lead, Ada), attempt: 2).Decision;

        AssertSame(
            [new CaseEvent.RetrySettled("case.fill-slot")],
            Assert.IsType<Decision<CaseEvent>.AlreadySo>(decision).Notes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_attempt_that_the_pack_wants_noted_is_noted_once(int attempt)
    {
        var refused = Given(OpenedByAda)
            .Under(Signing with { NotedAttempts = [SeatIsFree] })
            .When(by: Ada, Taken, attempt).Refused;

        AssertSame([new CaseEvent.AttemptNoted("case.fill-slot") { Reasons = refused.Reasons }], refused.Notes);
    }

    [Fact]
    public void An_attempt_is_not_noted_for_a_rule_that_the_asker_did_not_learn_of() =>
        Assert.Empty(Given(OpenedByAda)
            .Under(Signing with { NotedAttempts = [SeatIsFree] })
            .Suspended(Zoe)
            .When(by: Zoe, Taken).Refused.Notes);

    [Fact]
    public void A_note_moves_nothing_but_the_sequence()
    {
        var before = Given(OpenedByAda).State;

        var after = before
            .Evolve(new CaseEvent.AttemptNoted("case.close"), Now)
            .Evolve(new CaseEvent.RetrySettled("case.close"), Now);

        Assert.Equal(before with { Sequence = before.Sequence + 2 }, after);
    }

    [Fact]
    public void A_built_in_reason_names_the_source_that_the_pack_gives_it_and_whom_to_ask()
    {
        var sources = Signing.Sources.Add(SeatIsFree.Value, Statute);

        var reason = Assert.Single(
            Given(OpenedByAda).Under(Signing with { Sources = sources }).When(by: Ada, Taken).Refused.Reasons);

        Assert.Equal(
            new Reason(SeatIsFree, FillSlotRules.SeatIsFree.Otherwise) { Source = Statute, Ask = Sue.Value }, reason);
    }

    [Fact]
    public void A_suspended_asker_is_sent_to_their_own_supervisor_though_a_deputy_answers() =>
        Assert.Equal(
            Sue.Value,
            Assert.Single(Given(OpenedByAda)
                .Knowing(Pat, Active(supervisor: Zoe))
                .Suspended(Ada)
                .When(by: Ada, Taken).Refused.Reasons).Ask);

    [Fact]
    public void A_rule_that_names_whom_to_ask_is_not_overruled()
    {
        var rule = Rule("pack.never", new ActBeforeAct(Act("approve"), Act("draft"))) with { Ask = "the registry" };
        var approved = new CaseEvent.ActRecorded("approve");

        var refused = (Given(OpenedByAda).Under(With(rule)) with
        {
            State = Given(OpenedByAda).State.Evolve(approved, Timestamp.Parse("2026-04-01T00:00:00Z")),
        }).When(by: Ada, new CaseCommand.RecordAct("draft")).Refused;

        Assert.Equal("the registry", Assert.Single(refused.Reasons).Ask);
    }
}
