using Grid.Grains.Telemetry;

namespace Grid.Grains.Tests;

/// <summary>Every submission is counted once by what its caller was told, and refusals are remembered.</summary>
[Collection(OneSilo.Name)]
public sealed class SubmissionTallyTests(TestGrid grid)
{
    private static readonly RuleId NotListed = new("act.is-listed");

    private static readonly CaseCommand.RecordAct Unknown = new("sing");

    [Fact]
    public async Task What_callers_are_told_is_what_is_counted()
    {
        var desk = await grid.OpenDesk();
        var before = Counts();
        var id = await desk.Open();
        var note = desk.Ask(desk.Ada, new CaseCommand.RecordAct("note"));
        Replies.Done(await desk.Submit(id, note));
        Replies.Done(await desk.Submit(id, note));
        Replies.Refused(await desk.Submit(id, desk.Ada, Unknown), NotListed.Value);
        Assert.IsType<Reply.AlreadySo>(
            await desk.Submit(id, desk.Ada, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Ada)));
        grid.Ledger.Fail(id.Value, Fault.Overloaded);
        Assert.IsType<Reply.Overloaded>(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        grid.Ledger.Fail(id.Value, Fault.BeforeWriting);
        await Assert.ThrowsAsync<LedgerFailure>(() => desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        Replies.Done(await desk.Suspend(desk.Bo));
        var more = Counts().ToDictionary(count => count.Key, count => count.Value - before[count.Key]);
        Assert.Equal(
            [3, 1, 1, 1, 1],
            Enum.GetValues<SubmissionOutcome>().Select(outcome => more[(StreamKind.Case, outcome)]));
        Assert.Equal(1, more[(StreamKind.Officer, SubmissionOutcome.Done)]);
    }

    [Fact]
    public async Task Of_several_in_one_call_those_behind_a_refusal_are_not_counted()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var before = Counts();
        await desk.Grain(id).SubmitAll(
            [
                desk.Ask(desk.Ada, new CaseCommand.RecordAct("note")),
                desk.Ask(desk.Ada, Unknown),
                desk.Ask(desk.Ada, new CaseCommand.RecordAct("note")),
            ],
            CancellationToken.None);
        Assert.Equal(2, Counts().Sum(count => count.Value) - before.Sum(count => count.Value));
    }

    [Fact]
    public async Task A_refusal_is_remembered_with_its_rules_and_who_asked()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var before = RefusalsBy(NotListed);
        Replies.Refused(await desk.Submit(id, desk.Ada, Unknown), NotListed.Value);
        Assert.Equal(1, RefusalsBy(NotListed) - before);
        var noted = grid.Tally.RecentRefusals(NotListed)[0];
        Assert.Equal(
            (id.Value, "case.record-act.v1", desk.Ada.Value, grid.Clock.GetUtcNow()),
            (noted.Stream, noted.Deed, noted.By, noted.At));
        Assert.Equal(NotListed, Assert.Single(noted.Rules));
        Assert.DoesNotContain(noted, grid.Tally.RecentRefusals(new("case.is-open")));
    }

    [Fact]
    public void Of_any_number_of_refusals_the_newest_are_remembered_and_all_are_counted()
    {
        var tally = new SubmissionTally(grid.Clock);
        Parallel.For(0, 4, _ =>
        {
            for (var i = 0; i < SubmissionTally.RecentMax; i++)
            {
                Refuse(tally, $"case:{i}", new("made.rule"));
            }
        });
        Refuse(tally, "case:last", new("made.rule"));
        Assert.Equal(SubmissionTally.RecentMax, tally.RecentRefusals().Length);
        Assert.Equal("case:last", tally.RecentRefusals()[0].Stream);
        Assert.Equal(
            (new RuleId("made.rule"), (4 * SubmissionTally.RecentMax) + 1), Assert.Single(tally.RefusalsByRule()));
    }

    [Fact]
    public void However_many_rules_there_are_and_however_long_a_text_is_it_takes_bounded_memory()
    {
        var tally = new SubmissionTally(grid.Clock);
        for (var i = 0; i < SubmissionTally.RulesMax + 7; i++)
        {
            Refuse(tally, "case:" + new string('x', 100_000), new($"made.rule-{i}"));
        }

        Assert.Equal((SubmissionTally.OtherRules, 7), tally.RefusalsByRule()[0]);
        Assert.Equal(SubmissionTally.RulesMax + 1, tally.RefusalsByRule().Length);
        Assert.All(tally.RecentRefusals(), refusal => Assert.Equal(IdText.MaxLength, refusal.Stream.Length));
    }

    private static void Refuse(SubmissionTally tally, string stream, RuleId rule) => tally.Count(
        StreamKind.Case,
        stream,
        [new Submission<CaseCommand>(new("c"), Desk.Registry, Unknown)],
        [new Reply.Refused([new(rule, "made for a test")])]);

    private Dictionary<(StreamKind Kind, SubmissionOutcome Outcome), long> Counts() =>
        grid.Tally.Outcomes.ToDictionary(count => (count.Kind, count.Outcome), count => count.Count);

    private long RefusalsBy(RuleId rule) => grid.Tally.RefusalsByRule().FirstOrDefault(by => by.Rule == rule).Count;
}
