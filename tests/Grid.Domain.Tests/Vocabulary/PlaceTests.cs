namespace Grid.Domain.Tests.Vocabulary;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("2", "10")]
    [InlineData("-1", "0")]
    [InlineData("1.5", "2")]
    [InlineData("1", "1.0")]
    [InlineData("99", "a")]
    [InlineData("99", "2012-10-02T10:00:00")]
    [InlineData("2012-10-02", "2012-10-03")]
    [InlineData("B", "a")]
    [InlineData("7", " 7")]
    [InlineData("7", "1e3")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950336")]
    public void Numbers_stand_by_size_and_before_other_text_which_stands_by_code_unit(string first, string second)
    {
        var (before, after) = (new Place(first), new Place(second));

        Assert.True(before < after && before <= after && after > before && after >= before);
        Assert.True(after.CompareTo(before) > 0);
    }

    [Fact]
    public void A_place_is_at_its_own_place() => Assert.Equal(0, new Place("7").CompareTo(new Place("7")));
}
