using Grid.Grains.Telemetry;
using Grid.Grains.Tests.Followers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Grains.Tests;

/// <summary>What an operator reads of refusals: a line for each, of which there are few in a second.</summary>
[Collection(OneSilo.Name)]
public sealed class RefusalLogTests(TestGrid grid)
{
    private static readonly CaseCommand.RecordAct Sing =
        new("sing") { Note = new("what was said in private", new string('0', 32)) };

    private readonly ToldLog<GridLedger> _told = new();

    [Fact]
    public async Task A_refusal_is_a_line_with_its_rules_and_without_anybody()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var before = grid.Told.All.Count();
        Replies.Refused(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("sing")), "act.is-listed");
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        var line = Assert.Single(grid.Told.All.Skip(before), told => told.Id is 2 or 3);
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.StartsWith(
            "Refused: case.record-act.v1 of a case, by act.is-listed", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(id.Value, line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Ada.Value, line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_has_few_lines_and_the_next_says_how_many_it_had_none_for()
    {
        var clock = new FakeTimeProvider(grid.Clock.GetUtcNow());
        var log = new RefusalLog(clock, _told);
        for (var i = 0; i < RefusalLog.LinesASecond + 7; i++)
        {
            Refuse(log, "made.rule");
        }

        Assert.Equal(RefusalLog.LinesASecond, _told.All.Count());
        clock.Advance(TimeSpan.FromSeconds(1));
        Refuse(log, "made.rule");
        Refuse(log, "made.rule");
        Assert.Equal(
            [
                (LogLevel.Information, 3, "Refused: case.record-act.v1 of a case, by made.rule; "
                    + "7 refusals before it were left out of this log"),
                (LogLevel.Information, 2, "Refused: case.record-act.v1 of a case, by made.rule"),
            ],
            _told.All.Skip(RefusalLog.LinesASecond));
    }

    [Fact]
    public void However_many_rules_refuse_a_line_is_bounded_and_nothing_private_is_in_it()
    {
        Refuse(new(grid.Clock, _told), [.. Enumerable.Range(1, 40).Select(number => $"made.rule-{number}")]);
        var line = Assert.Single(_told.All).Text;
        Assert.EndsWith(
            $"made.rule-{RefusalLog.RulesMax} and {40 - RefusalLog.RulesMax} more", line, StringComparison.Ordinal);
        Assert.DoesNotContain("private", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Desk.Registry.Value, line, StringComparison.Ordinal);
    }

    private static void Refuse(RefusalLog log, params string[] rules) => log.Tell(
        StreamKind.Case,
        [new Submission<CaseCommand>(new("c"), Desk.Registry, Sing)],
        [new Reply.Refused([.. rules.Select(rule => new Reason(new(rule), "made for a test"))])]);
}
