using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

public sealed class CloseCaseTests
{
    private static readonly CaseCommand.CloseCase Close = new(Grounds);
    private static readonly CaseEvent.Closed Closed = new() { Grounds = Grounds.Digest };
    private static readonly RuleId Approved = new("pack.approved");
    private static readonly RulePack MustBeApproved = With(Rule(Approved.Value, new ActPresent(Act("approve"))));

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [CloseCaseRules.ByHolderOrSupervisor.Id] = Given(OpenedByAda).When(by: Zoe, Close),
        [AskerRules<CaseCommand.CloseCase>.TextsAreSalted.Id] =
            Given(OpenedByAda).When(by: Ada, new CaseCommand.CloseCase(new("done", "00"))),
    };

    [Fact]
    public void The_holder_closes_the_case() => Given(OpenedByAda).When(by: Ada, Close).Then(Closed);

    [Fact]
    public void The_supervisor_of_the_holder_closes_the_case() =>
        Given(OpenedByAda).When(by: Sue, Close).Then(Closed);

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void Closing_again_changes_nothing() =>
        Given(OpenedByAda).When(by: Ada, Close).And.When(by: Ada, Close).ThenNothing();

    [Fact]
    public void Closing_again_by_record_changes_nothing() =>
        Given(OpenedByAda, Closed).WhenRecorded(Close).ThenNothing();

    [Fact]
    public void A_bystander_does_not_learn_that_the_case_is_closed() =>
        Given(OpenedByAda, Closed).When(by: Zoe, Close).ThenRefused(CloseCaseRules.ByHolderOrSupervisor.Id);

    [Fact]
    public void What_is_absent_refuses_the_closing() =>
        Given(OpenedByAda).Under(MustBeApproved).When(by: Ada, Close).ThenRefused(Approved);

    [Fact]
    public void What_is_absent_becomes_a_breach_when_the_closing_is_recorded() =>
        Given(OnRecord)
            .Under(MustBeApproved)
            .WhenRecorded(Close)
            .Then(
                Closed with { Verdicts = [new(Approved, VerdictKind.Broken, null, null)] },
                new CaseEvent.BreachRecorded(Approved, null, Cause: 2));

    [Fact]
    public void A_case_that_nobody_answers_for_may_be_closed_by_any_officer_in_standing() =>
        Given(OnRecord).Under(With()).When(by: Zoe, Close).Then(Closed);

    [Fact]
    public void A_case_unknown_cannot_be_closed() =>
        Given().When(by: Ada, Close).ThenRefused(CaseRules<CaseCommand.CloseCase>.CaseIsKnown.Id);
}
