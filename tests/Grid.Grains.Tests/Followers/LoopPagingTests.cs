using Grid.Grains.Followers;
using Grid.Grains.Followers.Lists;
using Grid.Grains.Followers.Live;

namespace Grid.Grains.Tests.Followers;

/// <summary>Warnings and clues are leafed through, whatever comes and goes meanwhile.</summary>
public sealed class LoopPagingTests
{
    private const int Cases = 25;

    private static readonly OfficerId Sue = new("officer:sue");
    private static readonly ListQuery Ten = ListQuery.First with { Size = 10 };
    private static readonly Timestamp Start = Timestamp.Parse("2032-01-05T08:00:00Z");

    private readonly LiveGrid _grid = new(breachesListedMax: 20);
    private readonly MadeEntries _made;
    private readonly LoopLists _lists;

    public LoopPagingTests()
    {
        _made = new(_grid);
        _lists = new(_grid, new());
        for (var number = 0; number < Cases; number++)
        {
            _made.Tell(
                $"case:{number:00}",
                MadeEntries.Opened,
                new CaseEvent.WarningGiven(new("T-1"), "yellow", Sue)
                {
                    Answer = WarningAnswer.Plan,
                    // Some at the same time, and some at none.
                    AnswerBy = number % 5 == 0 ? null : At(number / 2),
                },
                new CaseEvent.ClueOpened(new("T-1"), Sue));
        }
    }

    [Fact]
    public async Task Every_warning_stands_on_one_page_those_first_that_are_due_first()
    {
        var all = await Watching.All(_lists.Warnings, Ten);

        Assert.Equal(Cases, all.Length);
        Assert.Equal(all.OrderBy(row => row.AnswerBy?.AsUtc ?? long.MaxValue).ThenBy(row => row.Case.Value), all);
        Assert.Equal(Cases, (await _lists.Warnings(Ten)).Total);
    }

    [Fact]
    public async Task The_way_back_leads_over_the_same_pages()
    {
        var first = await _lists.Clues(Ten);
        var second = await _lists.Clues(Ten with { After = first.Next });
        var third = await _lists.Clues(Ten with { After = second.Next });
        Assert.Equal((10, 10, 5, null), (first.Rows.Length, second.Rows.Length, third.Rows.Length, third.Next));
        Assert.Equal<ClueRow>(second.Rows, (await _lists.Clues(Ten with { Before = third.Previous })).Rows);
        Assert.Equal<ClueRow>(first.Rows, (await _lists.Clues(Ten with { Before = second.Previous })).Rows);
    }

    [Fact]
    public async Task A_page_goes_on_where_the_row_before_it_was_though_that_is_gone()
    {
        var first = await _lists.Warnings(Ten);
        var gone = first.Rows[^1];
        var expected = (await _lists.Warnings(Ten with { After = first.Next })).Rows;

        _made.Tell(gone.Case.Value, new CaseEvent.WarningAnswered(gone.Sequence, gone.Clock, Sue));

        Assert.Equal<WarningRow>(expected, (await _lists.Warnings(Ten with { After = first.Next })).Rows);
        Assert.Equal(Cases - 1, (await Watching.All(_lists.Warnings, Ten)).Length);
    }

    [Fact]
    public async Task A_part_of_an_id_is_enough() =>
        Assert.Equal(["case:07"], (await _lists.Clues(Ten with { Search = ":07" })).Rows.Select(row => row.Case.Value));

    [Theory]
    [InlineData("1/1/case:nowhere")]
    [InlineData("999999999999999999/1/case:nowhere")]
    [InlineData("nonsense")]
    public async Task A_place_that_is_nowhere_in_the_list_is_no_trouble(string place)
    {
        foreach (var query in (ListQuery[])[Ten with { After = place }, Ten with { Before = place }])
        {
            Assert.Equal(10, (await _lists.Warnings(query)).Rows.Length);
            Assert.NotEmpty((await _lists.Clues(query)).Rows);
        }
    }

    private static Timestamp At(int hours) =>
        Start with { LocalTicks = Start.LocalTicks + (hours * TimeSpan.TicksPerHour) };
}
