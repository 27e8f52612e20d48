using Grid.Domain.Rules.Supervision;
using Grid.Grains.Followers.Bursts;

namespace Grid.Grains.Tests.Followers;

/// <summary>
/// What one officer does in very many cases at once is told once, in the last of them: as it happens, and after a stop.
/// </summary>
[Collection(OneSilo.Name)]
public sealed class BurstTests(TestGrid grid)
{
    private const int Many = 5;

    private static readonly PackName Pack = new("bursts");

    private static readonly RuleId Row = new("made.many-at-once");

    private static readonly Dictionary<string, string> PackFiles = new()
    {
        ["pack.yaml"] = Desk.PackText.Replace("pack: desk", "pack: bursts", StringComparison.Ordinal) + """
            supervision:
              - id: made.many-at-once
                kind: burst
                title: one officer ends very many cases at once
                count: 5
                within_seconds: 60
                closing: true
                of: [lead]
                quiet_hours: 1
                clue: bulk
                source: { title: a house rule, article: four }

            """,
    };

    [Fact]
    public async Task The_last_of_so_many_in_so_short_a_time_has_one_clue_that_names_them_and_more_make_no_other()
    {
        var desk = await Open();
        await using var watch = grid.CountBursts();
        var cases = await Close(desk, desk.Ada, 3 * Many);
        await Fence(desk);

        Assert.Equal([cases[Many - 1]], await WithClue(cases));
        var clue = Assert.Single((await desk.Look(cases[Many - 1])).Clues);
        Assert.Equal((Row, desk.Ada, "bulk"), (clue.Rule, clue.Officer, clue.Class));
        Assert.Equal((Many, 2), (clue.Burst!.Count, clue.Burst.Entry));
        Assert.Equal(cases.Take(Many), clue.Burst.Cases.AsEnumerable());
        var own = Assert.Single((await desk.Look(desk.Ada)).State.Bursts);
        Assert.Equal(clue.Burst.Cases.AsEnumerable(), own.Burst.Cases.AsEnumerable());

        var reply = new CaseCommand.ReplyToEntry(clue.Sequence, new("one matter", new string('a', 32)));
        Replies.Done(await desk.Submit(cases[Many - 1], desk.Ada, reply));
    }

    [Fact]
    public async Task One_fewer_or_one_too_late_is_none()
    {
        var desk = await Open();
        await using var watch = grid.CountBursts();
        var cases = await Close(desk, desk.Ada, Many - 1);
        grid.Pass(TimeSpan.FromSeconds(61));
        var late = await Close(desk, desk.Ada, Many - 1);
        await Fence(desk);
        Assert.Empty(await WithClue(cases.Concat(late)));

        grid.Pass(TimeSpan.FromSeconds(60));
        var last = await Close(desk, desk.Ada, 1);
        await Fence(desk, desk.Pat);
        Assert.Equal(last, await WithClue(last));
    }

    [Fact]
    public async Task What_happened_while_nobody_counted_is_counted_and_told_once_however_often_it_begins_again()
    {
        var desk = await Open();
        var cases = await Close(desk, desk.Ada, Many + 1);
        for (var again = 0; again < 2; again++)
        {
            await using var watch = grid.CountBursts();
            await Fence(desk, again == 0 ? desk.Bo : desk.Pat);
        }

        Assert.Equal([cases[Many - 1]], await WithClue(cases));
        Assert.Single((await desk.Look(desk.Ada)).State.Bursts);
        Assert.Empty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task What_was_noted_before_a_stop_is_told_by_the_case_after_it()
    {
        var desk = await Open();
        var cases = await Close(desk, desk.Ada, Many);
        var now = grid.Pass(TimeSpan.Zero);
        var burst = new Burst(Row, now, now, Many) { Cases = [.. cases], Last = cases[^1], Entry = 2 };
        Replies.Done(await desk.Submit(desk.Ada, new OfficerCommand.NoteBurst(Pack, burst)));

        await using var watch = grid.CountBursts();
        await Fence(desk);

        Assert.Equal([cases[^1]], await WithClue(cases));
        Assert.Single((await desk.Look(desk.Ada)).State.Bursts);
    }

    [Fact]
    public async Task What_a_system_ends_counts_for_who_answered_for_it()
    {
        var desk = await Open();
        await using var watch = grid.CountBursts();
        var cases = await Close(desk, desk.Ada, Many, by: Desk.Registry);
        await Fence(desk);
        Assert.Equal([cases[^1]], await WithClue(cases));
    }

    [Fact]
    public void Deeds_that_are_told_out_of_order_count_by_their_times()
    {
        var row = new SupervisionRow.Burst(new(Row, "many", new("a", "b"), default), 3, TimeSpan.FromSeconds(60));
        var window = new DeedWindow();
        Burst? Take(int second) => window.Take(
            row, Timestamp.Parse($"2026-03-02T10:{second / 60:00}:{second % 60:00}Z"), new($"case:{second}"), second);

        Assert.Null(Take(0));
        Assert.Null(Take(100));
        Assert.Null(Take(61));
        var burst = Take(60);
        Assert.Equal(["case:60", "case:61", "case:100"], burst!.Cases.Select(id => id.Value));
        Assert.Equal((3, 100, new CaseId("case:100")), (burst.Count, burst.Entry, burst.Last));
        Assert.Null(Take(100));
    }

    private async Task<Desk> Open()
    {
        Assert.IsNotType<Reply.Refused>(await grid.Publish(PackFiles));
        return await grid.OpenDesk();
    }

    private static async Task<CaseId[]> Close(Desk desk, OfficerId lead, int count, AskerId? by = null)
    {
        var cases = new List<CaseId>();
        for (var i = 0; i < count; i++)
        {
            var id = desk.NextCase();
            Replies.Done(await desk.Submit(
                id, lead, new CaseCommand.OpenCase(Pack) { Slots = [new(Desk.Lead, 1, lead)] }));
            Replies.Done(await desk.Submit(id, by ?? lead, new CaseCommand.CloseCase()));
            cases.Add(id);
        }

        return [.. cases];
    }

    // Whoever counts goes by the order of the ledger: once this is told, everything before it was counted.
    private async Task Fence(Desk desk, OfficerId? of = null)
    {
        var last = (await Close(desk, of ?? desk.Bo, Many))[^1];
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await WithClue([last])).Length == 0)
        {
            Assert.False(patience.IsCancellationRequested, "nothing is told");
            await Task.Yield();
        }
    }

    private async Task<CaseId[]> WithClue(IEnumerable<CaseId> cases)
    {
        var found = new List<CaseId>();
        foreach (var id in cases)
        {
            var clues = (await grid.TypesIn(id.Value)).Count(type => type == "case.clue-opened.v1");
            found.AddRange(Enumerable.Repeat(id, clues));
        }

        return [.. found];
    }
}
