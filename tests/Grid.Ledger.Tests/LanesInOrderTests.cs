using CsCheck;
using Grid.Contracts.Views;

namespace Grid.Ledger.Tests;

/// <summary>Whoever follows several lanes gets each stream in order and whole, and hears what is missing.</summary>
public sealed class LanesInOrderTests
{
    private const int Lanes = 3;

    private static readonly CancellationToken None = CancellationToken.None;

    // A commit, or a look at the ledger by a follower: at how much, and how much of that it deals with.
    private static readonly Gen<(bool IsLook, int Stream, int Lane, int Size)[]> Histories =
        Gen.Select(
            Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))),
            Gen.Int[0, 4],
            Gen.Int[0, Lanes - 1],
            Gen.Int[1, 9])
        .Array[0, 120];

    [Fact]
    public void Each_stream_arrives_in_order_whole_and_once_wherever_a_follower_goes_on() => Histories.Sample(
        history =>
        {
            var store = new LanesStore(Lanes);
            var (committed, taken, cursor) = (0, new List<(string Stream, int Sequence)>(), Cursor.Beginning);
            foreach (var (isLook, stream, lane, size) in history)
            {
                if (!isLook)
                {
                    store.Commit($"case:{stream}", lane);
                    committed++;
                    continue;
                }

                // What is thrown away was not dealt with: it comes again behind the cursor of the last that was.
                var page = Read(store, cursor, size);
                foreach (var step in page.Steps.Take(stream + 1))
                {
                    taken.Add(store.At(step));
                    cursor = step.After;
                }
            }

            while (Read(store, cursor, 4) is { Steps.IsEmpty: false } page)
            {
                Assert.Null(page.Gap);
                taken.AddRange(page.Steps.Select(store.At));
                cursor = page.Next;
            }

            Assert.Equal(committed, taken.Count);
            Assert.All(
                taken.GroupBy(entry => entry.Stream),
                stream => Assert.Equal(Enumerable.Range(1, stream.Count()), stream.Select(entry => entry.Sequence)));
        },
        iter: 2000);

    [Fact]
    public void A_lane_that_is_far_behind_keeps_no_other_back()
    {
        var store = new LanesStore(2);
        for (var number = 0; number < 5000; number++)
        {
            store.Commit($"case:{number}", 0);
        }

        var other = store.Commit("case:other", 1);
        Assert.Contains(Read(store, Cursor.Beginning, 100).Steps, step => step.Entry.Lane == other.Lane);
    }

    [Fact]
    public void Positions_that_are_missing_are_told_and_a_follower_may_go_on_without()
    {
        var store = new LanesStore(2);
        store.Commit("case:1", 0);
        var lost = store.Commit("case:1", 0);
        store.Commit("case:2", 0);
        store.Lose(lost);

        var told = Read(store, Cursor.Beginning, 10);
        Assert.Equal(["0/0"], Told(told));
        Assert.Contains("positions 1 to 1 of lane 0 are missing", told.Gap, StringComparison.Ordinal);
        var rest = Read(store, told.Next, 10);
        Assert.Equal(["0/2"], Told(rest));
        Assert.Null(rest.Gap);
    }

    [Fact]
    public void The_end_of_a_lane_that_has_no_rows_is_told()
    {
        var store = new LanesStore(1);
        store.Commit("case:1", 0);
        store.Lose(store.Commit("case:1", 0));

        var told = Read(store, Cursor.Beginning, 10);
        Assert.Equal(["0/0"], Told(told));
        Assert.Contains("positions 1 to 1 of lane 0 are missing", told.Gap, StringComparison.Ordinal);
        var rest = Read(store, told.Next, 10);
        Assert.Empty(rest.Steps);
        Assert.Null(rest.Gap);
    }

    [Fact]
    public void An_entry_whose_predecessor_is_nowhere_is_told_and_comes_to_whoever_goes_on()
    {
        var store = new LanesStore(2);
        store.Commit("case:1", 0);
        var cut = store.Commit("case:1", 0);
        store.Commit("case:1", 1);
        store.Commit("case:1", 1);
        store.CutOff(cut);

        var told = Read(store, Cursor.Beginning, 10);
        Assert.Equal(["0/0"], Told(told));
        Assert.Contains(
            "case:1 goes on with #3 at position 0 of lane 1, but its #2 is nowhere",
            told.Gap,
            StringComparison.Ordinal);
        var rest = Read(store, told.Next, 10);
        Assert.Equal(["1/0", "1/1"], Told(rest));
        Assert.Null(rest.Gap);
    }

    [Fact]
    public void Entries_that_stand_before_their_predecessors_are_told_and_keep_nobody_waiting()
    {
        var store = new LanesStore(2);
        var (first, second) = (store.Commit("case:1", 0), store.Commit("case:1", 0));
        store.Swap(first, second);

        var told = Read(store, Cursor.Beginning, 10);
        Assert.Contains("what is before it stands behind it", told.Gap, StringComparison.Ordinal);
        Assert.Equal(["0/0", "0/1"], Told(Read(store, told.Next, 10)));
    }

    [Theory]
    [InlineData("x", "is no cursor of a grid")]
    [InlineData("0:1!!", "is no cursor of a grid")]
    [InlineData("0:-1", "is no cursor of a grid")]
    [InlineData("0:2", "it is of another grid")]
    [InlineData("0:1 7:1", "it is of another grid")]
    public async Task A_cursor_that_cannot_be_of_this_ledger_is_refused(string cursor, string said)
    {
        var store = new LanesStore(1);
        store.Commit("case:1", 0);
        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => LanesInOrder.Read(store, new(cursor), 10, None));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    private static FollowPage Read(LanesStore store, Cursor from, int entriesMax)
    {
        var reading = LanesInOrder.Read(store, from, entriesMax, None);
        Assert.True(reading.IsCompleted, "a store in memory keeps nobody waiting");
        return reading.GetAwaiter().GetResult();
    }

    private static IEnumerable<string> Told(FollowPage page) =>
        page.Steps.Select(step => $"{step.Entry.Lane}/{step.Entry.Position}");
}
