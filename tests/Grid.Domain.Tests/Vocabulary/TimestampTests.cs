namespace Grid.Domain.Tests.Vocabulary;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2026-03-02", "2026-03-02T00:00:00")]
    [InlineData("2026-03-02T10:00", "2026-03-02T10:00:00")]
    [InlineData("2026-03-02 10:00:01", "2026-03-02T10:00:01")]
    [InlineData(" 2026-03-02T10:00:01.5 ", "2026-03-02T10:00:01.5")]
    [InlineData("2026-03-02T10:00:01.123456789", "2026-03-02T10:00:01.1234567")]
    [InlineData("2026-03-02T10:00:01.000", "2026-03-02T10:00:01")]
    [InlineData("2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z")]
    [InlineData("2026-03-02T10:00z", "2026-03-02T10:00:00Z")]
    [InlineData("2026-03-02T10:00:00+00:00", "2026-03-02T10:00:00Z")]
    [InlineData("2026-03-02T10:00:00+01:00", "2026-03-02T10:00:00+01:00")]
    [InlineData("2026-03-02T10:00:00+0100", "2026-03-02T10:00:00+01:00")]
    [InlineData("2026-03-02T10:00:00+01", "2026-03-02T10:00:00+01:00")]
    [InlineData("2026-03-02T10:00:00-03:30", "2026-03-02T10:00:00-03:30")]
    [InlineData("2026-03-02T10:00:00.25-03:30", "2026-03-02T10:00:00.25-03:30")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00")]
    [InlineData("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59.9999999-12:00", "9999-12-31T23:59:59.9999999-12:00")]
    public void A_time_is_printed_as_it_was_given(string text, string printed)
    {
        Assert.Equal(printed, Timestamp.Parse(text).ToString());
        Assert.Equal(Timestamp.Parse(text), Timestamp.Parse(printed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("Z")]
    [InlineData("ZZZZZZZZZZZZ")]
    [InlineData("2026-3-2")]
    [InlineData("2026-13-01")]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("02.03.2026 10:00")]
    [InlineData("2026-03-02T24:00:00")]
    [InlineData("2026-03-02T10:60")]
    [InlineData("2026-03-02T10:00:60Z")]
    [InlineData("2026-03-02T10")]
    [InlineData("2026-03-02T10:00:00 CET")]
    [InlineData("2026-03-02T10:00:00.12345678x")]
    [InlineData("2026-03-02T10:00:00+1:00")]
    [InlineData("2026-03-02T10:00:00+1:000")]
    [InlineData("2026-03-02T10:00:00+0:1:0:0")]
    [InlineData("2026-03-02T10:00:00+19:00")]
    [InlineData("2026-03-02T10:00:00+01:60")]
    [InlineData("2026-03-02T10:00:00+")]
    [InlineData("2026-03-02T10:00:00+01:00Z")]
    public void What_is_no_time_is_refused_with_the_way_to_write_one(string text)
    {
        Assert.False(Timestamp.TryParse(text, out _));
        var refused = Assert.Throws<FormatException>(() => Timestamp.Parse(text));
        Assert.Contains("write 2026-03-02T10:00:00", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-02T10:00:00", "2026-03-02T09:59:59.9999999", 1)]
    [InlineData("2026-03-02T10:00:00+01:00", "2026-03-02T09:00:00Z", 0)]
    [InlineData("2026-03-02T10:00:00+01:00", "2026-03-02T09:30:00Z", -1)]
    [InlineData("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", -1)]
    [InlineData("2026-03-02T10:00:00", "2026-03-02T09:00:00Z", null)]
    public void Times_are_compared_as_instants_or_as_wall_clocks_or_not_at_all(string left, string right, int? order)
    {
        Assert.Equal(order, Timestamp.Parse(left).CompareWith(Timestamp.Parse(right)));
        Assert.Equal(-order, Timestamp.Parse(right).CompareWith(Timestamp.Parse(left)));
    }

    [Fact]
    public void The_time_between_is_that_of_the_wall_clock_where_no_offset_was_given()
    {
        Assert.Equal(TimeSpan.FromHours(2), Between("2012-03-25T01:30:00", "2012-03-25T03:30:00"));
        Assert.Equal(TimeSpan.FromHours(1), Between("2012-03-25T01:30:00+01:00", "2012-03-25T03:30:00+02:00"));
        Assert.Null(Between("2012-03-25T01:30:00", "2012-03-25T03:30:00+02:00"));
    }

    [Fact]
    public void An_instant_of_the_grids_own_clock_is_universal_time()
    {
        var instant = new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.FromHours(1));

        Assert.Equal("2026-03-02T10:00:00Z", Timestamp.FromUtc(instant).ToString());
    }

    private static TimeSpan? Between(string earlier, string later) =>
        Timestamp.Parse(later).Since(Timestamp.Parse(earlier));
}
