using CsCheck;
using Grid.Grains.Followers;
using Grid.Grains.Followers.Live;
using Grid.Ledger.Entries;

namespace Grid.Grains.Tests.Followers;

/// <summary>Entries of several lanes leave in the order of their streams; what is held back is known.</summary>
public sealed class StreamOrderTests
{
    [Fact]
    public void Whatever_the_order_of_lanes_each_stream_leaves_in_order_and_nothing_stays() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3]).Array[0, 40].Sample(
            commits =>
            {
                var lanes = Lanes(commits);
                var order = new StreamOrder();
                var left = new List<FollowedEntry>();
                foreach (var entry in lanes)
                {
                    left.AddRange(order.Take(entry));
                    var waiting = lanes.TakeWhile(read => read != entry).Append(entry).Except(left).ToList();
                    Assert.All(waiting, held => Assert.True(order.HeldFrom(held.Lane) <= held.Position));
                    Assert.Equal(
                        waiting.Select(held => held.Lane).Distinct().Order(),
                        Enumerable.Range(0, 3).Where(lane => order.HeldFrom(lane) is not null));
                }

                Assert.Equal(0, order.Held);
                Assert.Equal(lanes.Count, left.Count);
                Assert.All(
                    left.GroupBy(entry => entry.Stream),
                    stream => Assert.Equal(
                        Enumerable.Range(1, stream.Count()),
                        stream.Select(entry => entry.Content!.Value.Header.Sequence)));
            },
            iter: 500);

    [Fact]
    public void What_waits_for_an_entry_that_is_missing_is_let_go_at_the_second_look()
    {
        var order = new StreamOrder();
        var late = Entry(1, 4, "case:1", 2);
        Assert.Empty(order.Take(late));
        Assert.Empty(order.GiveUp());
        Assert.Equal(4, order.HeldFrom(1));
        Assert.Equal([late], order.GiveUp());
        Assert.Null(order.HeldFrom(1));
    }

    // Commits in their order, read lane by lane as a follower that begins does.
    private static List<FollowedEntry> Lanes((int Lane, int Stream)[] commits)
    {
        var (sizes, sequences) = (new long[3], new int[4]);
        return [.. commits
            .Select(commit => Entry(
                commit.Lane, sizes[commit.Lane]++, $"case:{commit.Stream}", ++sequences[commit.Stream]))
            .ToList().OrderBy(entry => entry.Lane).ThenBy(entry => entry.Position)];
    }

    private static FollowedEntry Entry(int lane, long position, string stream, int sequence) =>
        new(lane, position, stream)
        {
            Content = (
                new EntryHeader
                {
                    Stream = stream,
                    Sequence = sequence,
                    Type = "case.closed.v1",
                    Part = (1, 1),
                    RecordedAt = default,
                    By = new("system:made"),
                    Intent = Intent.Record,
                    Command = new($"c-{lane}-{position}"),
                    CommandDigest = "",
                    Previous = EntryHeader.NoPrevious,
                },
                new CaseEvent.Closed()),
        };
}
