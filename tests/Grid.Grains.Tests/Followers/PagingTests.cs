using System.Globalization;
using Grid.Grains.Followers;
using Grid.Grains.Followers.Lists;

namespace Grid.Grains.Tests.Followers;

/// <summary>Walks that are bounded, and pages that are made of them.</summary>
public sealed class PagingTests
{
    private const int Items = 70_000;

    [Fact]
    public async Task A_search_stops_at_its_bound_and_can_be_gone_on_with()
    {
        var looks = 0;
        var page = await Page(ListQuery.First with { Search = "69999" });
        Assert.Equal((true, 0, "20000"), (page.IsCut, page.Rows.Length, page.Next));
        Assert.True(looks <= 20_000);

        var found = await Watching.All(Page, ListQuery.First with { Search = "69999" });
        Assert.Equal([69_999], found.AsEnumerable());
        Assert.Equal(
            [69_999], (await Watching.AllBackwards(Page, ListQuery.First with { Search = "69999" })).AsEnumerable());

        Task<ListPage<int>> Page(ListQuery query)
        {
            looks = 0;
            return Paging.Of(query, request => Task.FromResult(Walk(request)));
        }

        Found<int> Walk(PageRequest request)
        {
            var numbers = Enumerable.Range(1, Items);
            var key = request.Key is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : (int?)null;
            return Found<int>.In(
                request.IsBackwards
                    ? numbers.Reverse().SkipWhile(number => number >= (key ?? int.MaxValue))
                    : numbers.SkipWhile(number => number <= (key ?? 0)),
                request.Size,
                number =>
                {
                    looks++;
                    return request.Search.IsIn(number.ToString(CultureInfo.InvariantCulture));
                },
                number => (number.ToString(CultureInfo.InvariantCulture), number));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(1_000_000, 100)]
    [InlineData(7, 7)]
    public void A_page_has_one_to_a_hundred_rows(int asked, int given) =>
        Assert.Equal(given, PageRequest.Of(ListQuery.First with { Size = asked }).Size);

    [Theory]
    [InlineData("OURT/1", "case:court/12", true)]
    [InlineData("a b", "case:a%20b", true)]
    [InlineData("%20", "case:a%20b", true)]
    [InlineData("_", "case:aXb", false)]
    [InlineData("Ä", "case:ä", false)]
    [InlineData("案", "case:案1", true)]
    [InlineData("  ", "case:1", true)]
    [InlineData("[", "case:{", false)]
    public void What_is_searched_for_is_found_as_ids_are_written(string search, string id, bool isIn) =>
        Assert.Equal(isIn, SearchText.Of(search).IsIn(id));

    [Fact]
    public void A_search_is_cut_at_two_hundred_characters() =>
        Assert.Equal(200, SearchText.Of(new string('x', 5000)).Text!.Length);

    [Theory]
    [InlineData(null, "99")]
    [InlineData("", "99")]
    public async Task A_page_beyond_the_end_is_the_last_one(string? before, string after)
    {
        var page = await Paging.Of(
            ListQuery.First with { Size = 2, After = after, Before = before },
            request => Task.FromResult(Found<int>.In(
                request.IsBackwards ? [3, 2, 1] : request.Key is null ? [1, 2, 3] : (int[])[],
                request.Size,
                _ => true,
                number => ($"{number}", number))));
        Assert.Equal([2, 3], page.Rows.AsEnumerable());
        Assert.Equal((null, "2"), (page.Next, page.Previous));
    }
}
