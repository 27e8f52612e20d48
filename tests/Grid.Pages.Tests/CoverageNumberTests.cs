using System.Globalization;
using System.Text.RegularExpressions;

namespace Grid.Pages.Tests;

/// <summary>Every number of the coverage opens the list behind it, and every list the entries.</summary>
[Collection(LivingGrid.Name)]
public sealed partial class CoverageNumberTests(LivingSilo silo)
{
    /// <summary>Behind these are cases that may count for more than one: slots, acts, verdicts, warnings.</summary>
    private static readonly string[] OfMore =
    [
        "without=supervisor", "without=officer", "about=loops", "about=undecidable", "about=clues",
        "about=unanswered", "about=undelivered",
    ];

    [Theory]
    [InlineData("/coverage")]
    [InlineData("/coverage?unit=made/one&days=1")]
    [InlineData("/matrix")]
    public async Task A_number_opens_as_many_cases_as_it_says(string path)
    {
        using var reader = new PageReader(silo.Address);
        var numbers = NumbersIn(await reader.Read(path));

        Assert.NotEmpty(numbers);
        foreach (var (href, number) in numbers.Where(one => one.Href.StartsWith("/cases?", StringComparison.Ordinal)))
        {
            var rows = CasesIn(await reader.Read($"{href}&size=100"));
            if (OfMore.Any(href.Contains))
            {
                Assert.True(rows.Length > 0 == number > 0, $"{href} has {rows.Length} cases, not {number}");
            }
            else
            {
                Assert.True(Math.Min(number, 100) == rows.Length, $"{href} has {rows.Length} cases, not {number}");
            }
        }
    }

    [Theory]
    [InlineData("nowhere", true)]
    [InlineData("made/one", false)]
    public async Task The_zeros_of_a_unit_that_is_none_are_no_good_news(string unit, bool isNone)
    {
        using var reader = new PageReader(silo.Address);
        var page = await reader.Read($"/coverage?unit={unit}");
        Assert.Equal(isNone, page.Contains("nobody has registered it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_of_a_list_opens_its_entries()
    {
        using var reader = new PageReader(silo.Address);
        foreach (var (href, _) in NumbersIn(await reader.Read("/coverage")).Where(one => one.Number > 0))
        {
            foreach (var id in CasesIn(await reader.Read(href)).Take(1))
            {
                var page = await reader.Read($"/cases/{id}");
                var entry = WebUtility.HtmlDecode(EntryLink().Match(page).Groups["href"].Value);
                Assert.Contains("class=\"json", await reader.Read(entry), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task What_is_blind_is_said_first_in_the_words_of_the_reader_with_where_and_what_to_do()
    {
        foreach (var (language, wrong, remedy) in new[]
        {
            ("en", "Cases with a required slot that nobody holds:", "Fill the slot, or tell who holds it."),
            ("zh-CN", "必设角色无人担任的案件：", "请补任该角色，或补记由谁担任。"),
        })
        {
            using var reader = new PageReader(silo.Address, language);

            var page = WebUtility.HtmlDecode(await reader.Read("/coverage"));
            var (from, tiles) = (page.IndexOf("id=\"findings\"", StringComparison.Ordinal),
                page.IndexOf("class=\"tiles\"", StringComparison.Ordinal));

            Assert.InRange(from, 0, tiles);
            Assert.Contains(wrong, page[from..tiles], StringComparison.Ordinal);
            Assert.Contains("href=\"/cases/made/2031-0003\"", page[from..tiles], StringComparison.Ordinal);
            Assert.Contains(remedy, page[from..tiles], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cell_that_is_empty_stands_on_red_and_says_what_is_missing()
    {
        using var reader = new PageReader(silo.Address);

        var page = await reader.Read("/matrix?only=holes");

        Assert.Contains("<span class=\"hole\">no duty</span>", page, StringComparison.Ordinal);
        Assert.Contains("pack=made-run&amp;procedure=-&amp;stage=filing", page, StringComparison.Ordinal);
    }

    private static (string Href, long Number)[] NumbersIn(string page) =>
    [
        .. from Match link in Link().Matches(page)
           let text = link.Groups["text"].Value
           let number = Value().Match(text) is { Success: true } tile ? tile.Groups["number"].Value : text.Trim()
           where number.Length > 0 && number.All(letter => char.IsAsciiDigit(letter) || letter == ',')
           select (
               WebUtility.HtmlDecode(link.Groups["href"].Value),
               long.Parse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)),
    ];

    private static string[] CasesIn(string page) =>
        [.. Row().Matches(page).Select(found => found.Groups["id"].Value)];

    [GeneratedRegex(
        """<a\b[^>]*\bhref="(?<href>/[^"]*)"[^>]*>(?<text>.*?)</a>""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("""tile-value">(?<number>[0-9,]+)<""", RegexOptions.ExplicitCapture)]
    private static partial Regex Value();

    [GeneratedRegex("<tr [^>]*data-key=\"case:(?<id>[^\"]*)\"")]
    private static partial Regex Row();

    [GeneratedRegex("href=\"(?<href>/entries/case:[^\"]*)\"")]
    private static partial Regex EntryLink();
}
