using Grid.Grains.Followers;
using Grid.Grains.Followers.Histories;

namespace Grid.Grains.Tests.Followers;

/// <summary>What spans leave open, in the slot of the lead, of a life of a hundred seconds.</summary>
public sealed class UncoveredTimeTests
{
    private static readonly OfficerId Somebody = OfficerId.Parse("somebody");

    [Theory]
    [InlineData("", "0-100")]
    [InlineData("0-", "")]
    [InlineData("0-100", "")]
    [InlineData("0-40 40-", "")]
    [InlineData("0-40 50-", "40-50")]
    [InlineData("10-40 50-90", "0-10 40-50 90-100")]
    // One seat of several is enough, in whatever order they are told; what lies outside the life counts for nothing.
    [InlineData("60- 0-70", "")]
    [InlineData("0-80 10-20 90-", "80-90")]
    [InlineData("-50-120", "")]
    [InlineData("110-120", "0-100")]
    public void What_no_span_covers_is_open(string answered, string open)
    {
        SeatSpan[] spans = [.. Read(answered).Select(span => new SeatSpan(Desk.Lead, 1, Somebody, false, span.From)
        {
            To = span.To,
        })];

        var found = UncoveredTime.In(
            [Desk.Lead],
            [.. spans, new SeatSpan(Desk.Panel, 1, Somebody, false, At(0))],
            At(0),
            At(100));
        Assert.Equal(
            Read(open).Select(span => new UncoveredSpan(Desk.Lead, span.From, span.To ?? At(100))),
            (IEnumerable<UncoveredSpan>)found);
    }

    [Fact]
    public void A_part_of_a_second_counts_as_one() =>
        Assert.Equal(2, new UncoveredSpan(Desk.Lead, At(0), new(At(1).LocalTicks + 1, 0)).Seconds);

    private static Timestamp At(int second) => new((1_000 + second) * TimeSpan.TicksPerSecond, 0);

    private static IEnumerable<(Timestamp From, Timestamp? To)> Read(string spans) =>
        from span in spans.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let dash = span.IndexOf('-', 1)
        select (
            At(Number(span[..dash])),
            span.Length > dash + 1 ? (Timestamp?)At(Number(span[(dash + 1)..])) : null);

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
