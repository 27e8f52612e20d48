using System.Text;
using Grid.Ledger.Entries;

namespace Grid.Grains.Tests;

/// <summary>The ledger is followed through a silo.</summary>
[Collection(OneSilo.Name)]
public sealed class FollowTests(TestGrid grid)
{
    private const string AskingPack = """
        pack: asking
        title: an office that is spoken to
        oversight: officer:ova
        slots: [{ slot: lead }]
        acts: [{ act: note }]
        supervision:
          - id: made.inquiry
            kind: record
            title: every inquiry is put on record
            of: [inquiry]
            by: [lead]
            fields: [content]
            source: { title: a house rule, article: one }

        """;

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private ILedgerGrain Ledger => grid.Grains.GetGrain<ILedgerGrain>("ledger");

    [Fact]
    public async Task Those_who_wait_for_entries_keep_no_other_question_waiting_and_get_what_comes()
    {
        var desk = await grid.OpenDesk();
        var end = await Ledger.End(None);
        // More than a silo has workers for questions to its ledger.
        var waiting = Enumerable.Range(0, 100).Select(_ => Ledger.Follow(end, 10, Long, None)).ToList();
        Assert.Equal(end, await Ledger.End(None));

        var id = await desk.Open();
        foreach (var page in await Task.WhenAll(waiting))
        {
            var entry = page.Steps[0].Entry;
            Assert.Equal(id.Value, EntryCodec.Decode(Encoding.UTF8.GetBytes(entry.Json)).Header.Stream);
        }
    }

    [Fact]
    public async Task What_cannot_be_followed_is_told_as_what_it_is()
    {
        grid.Ledger.Unfollowed = 1;
        await Assert.ThrowsAsync<LedgerFailure>(() => Ledger.Follow(default, 10, TimeSpan.Zero, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Ledger.Follow(new("x"), 10, TimeSpan.Zero, None));
    }

    [Fact]
    public async Task Whose_record_of_interference_it_is_no_follower_and_no_page_is_told()
    {
        await grid.Publish(new Dictionary<string, string> { ["pack.yaml"] = AskingPack });
        var desk = await grid.OpenDesk();
        var from = await Ledger.End(None);
        var id = desk.NextCase();
        var opening = new CaseCommand.OpenCase(new("asking")) { Slots = [new(Desk.Lead, 1, desk.Ada)] };
        Replies.Done(await desk.Submit(id, desk.Sue, opening));
        // It lacks a field, so a breach comes of it by the same command.
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordApproach("inquiry"), by: desk.Ada)));
        Assert.Equal(
            ["case.opened.v1", "case.approach-recorded.v1", "case.breach-recorded.v1"], await grid.TypesIn(id.Value));

        var told = (await Ledger.Follow(from, 100, TimeSpan.Zero, None)).Steps.Select(step => step.Entry)
            .Concat((await Ledger.Read(from, 100, None)).Entries)
            .Where(entry => entry.Json.Contains($"\"{id.Value}\"", StringComparison.Ordinal)).ToArray();
        Assert.Equal([false, true, true, false, true, true], told.Select(entry => entry.IsShielded));
        Assert.All(told.Where(entry => entry.IsShielded), entry =>
        {
            Assert.DoesNotContain("\"by\"", entry.Json, StringComparison.Ordinal);
            Assert.DoesNotContain("recorder", entry.Json, StringComparison.Ordinal);
        });

        await using var views = grid.Follow();
        var rows = (await views.Entries(id.Value, 1, None)).Rows;
        Assert.Equal([desk.Sue.Value, "", ""], rows.Select(row => row.By));
        // Also where a page begins between the two.
        Assert.Equal([""], (await views.Entries(id.Value, 3, None)).Rows.Select(row => row.By));
    }
}
