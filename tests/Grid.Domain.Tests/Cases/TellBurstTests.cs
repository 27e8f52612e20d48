using Grid.Domain.Tests.Officers;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

/// <summary>The last case of a burst says of it, for somebody to look at.</summary>
public sealed class TellBurstTests
{
    private static readonly CaseCommand.TellBurst Tell = new(Ada, NoteBurstTests.Row);

    private static readonly Burst Burst =
        NoteBurstTests.Of(3, "2026-03-02T09:59:00Z", "2026-03-02T10:00:00Z").Burst;

    private static readonly CaseEvent.ClueOpened Opened =
        new(NoteBurstTests.Row, Ada) { Class = "bulk", Evidence = [2], Burst = Burst };

    private static readonly CaseScenario Ended = Given(OpenedByAda, new CaseEvent.Closed())
        .Under(NoteBurstTests.Counting).Of(NoteBurstTests.Last)
        .Knowing(Ada, OfficerState.None.Evolve(new OfficerEvent.BurstNoted(Signing.Name, Burst), Start));

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [TellBurstRules.ByTheGrid.Id] = Ended.When(by: Sue, Tell),
        [TellBurstRules.IsOnRecord.Id] = Ended.When(by: Log, Tell with { Officer = Bo }),
    };

    [Fact]
    public void One_clue_opens_in_the_closed_case_and_names_the_others() => Ended.When(by: Log, Tell).Then(Opened);

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void A_burst_that_ended_in_another_case_is_told_there() =>
        Ended.Of(CaseId.Parse("c-1")).When(by: Log, Tell).ThenRefused(TellBurstRules.IsOnRecord.Id);

    [Fact]
    public void No_record_tells_of_it() => Ended.WhenRecorded(Tell).ThenRefused(TellBurstRules.ByTheGrid.Id);

    [Fact]
    public void Telling_it_again_changes_nothing() => Ended.When(by: Log, Tell).And.When(by: Log, Tell).ThenNothing();

    [Fact]
    public void Whom_it_concerns_answers_it_in_the_closed_case()
    {
        var reply = new CaseCommand.ReplyToEntry(3, new("they were one matter", new string('0', 32)));

        var told = Ended.When(by: Log, Tell).And;

        Assert.Equal(Burst, Assert.Single(told.State.Clues).Burst);
        told.Knowing(Ada, Everybody[Ada]).When(by: Ada, reply)
            .Then(new CaseEvent.Replied(3, Ada, reply.Text.Digest));
    }

    [Fact]
    public void Where_a_system_closes_it_counts_for_whoever_answers_in_the_first_slot_that_is_held() =>
        Given(OpenedByAda).Under(NoteBurstTests.Counting).When(by: Log, new CaseCommand.CloseCase())
            .Then(new CaseEvent.Closed { CountsFor = Ada });

    [Fact]
    public void Where_an_officer_closes_or_nobody_counts_the_entry_says_nothing_of_it()
    {
        Given(OpenedByAda).Under(NoteBurstTests.Counting).When(by: Sue, new CaseCommand.CloseCase())
            .Then(new CaseEvent.Closed());
        Given(OpenedByAda).When(by: Log, new CaseCommand.CloseCase()).Then(new CaseEvent.Closed());
    }
}
