using Grid.Grains.Followers;
using Grid.Grains.Followers.Live;

namespace Grid.Grains.Tests.Followers;

/// <summary>What is remembered of entries, and for how long.</summary>
public sealed class LiveGridTests
{
    private readonly LiveGrid _grid = new(breachesListedMax: 20);
    private readonly MadeEntries _made;

    public LiveGridTests() => _made = new(_grid);

    private RuleTally Tally => Assert.Single(_grid.Packs.Tallies());

    [Fact]
    public void A_breach_is_open_until_a_verdict_says_that_all_is_well()
    {
        _made.Tell("case:1", MadeEntries.Opened);
        _made.Break("case:1");
        _made.Break("case:1");
        Assert.Equal((2, 2), (Tally.Breaches, Tally.OpenBreaches));

        _made.Tell("case:1", MadeEntries.Act(VerdictKind.Undecidable));
        Assert.Equal((2, 2, 1), (Tally.Breaches, Tally.OpenBreaches, Tally.Undecidable));

        _made.Tell("case:1", MadeEntries.Act(VerdictKind.Satisfied));
        Assert.Equal((2, 0, 0), (Tally.Breaches, Tally.OpenBreaches, Tally.Undecidable));
        Assert.Equal((0, 0), (_grid.Breaches.Open, _grid.Cases.Find("case:1")!.OpenBreaches));
        Assert.Empty(_grid.Packs.Rule(MadeEntries.Rule).Broken);
        Assert.All(_grid.Breaches.Listed, breach => Assert.False(breach.IsOpen));

        _made.Break("case:1");
        Assert.Equal((3, 1), (Tally.Breaches, Tally.OpenBreaches));
    }

    [Fact]
    public void A_breach_names_the_act_that_gave_cause()
    {
        _made.Tell("case:1", MadeEntries.Opened);
        _made.Break("case:1");
        _made.Tell("case:1", MadeEntries.Closed, new CaseEvent.BreachRecorded(new("made.absent"), null, 4));
        Assert.Equal(["hearing", null], _grid.Breaches.Listed.Select(breach => breach.Act));
        Assert.Equal([3, 5], _grid.Breaches.Listed.Select(breach => breach.Sequence));
    }

    [Fact]
    public void The_newest_breaches_are_listed_and_all_are_counted()
    {
        for (var number = 0; number < 100; number++)
        {
            _made.Tell($"case:{number}", MadeEntries.Opened);
            _made.Break($"case:{number}");
            _made.Break($"case:{number}");
        }

        var listed = _grid.Breaches.Listed;
        Assert.InRange(listed.Count, 20, 22);
        Assert.Equal("case:99", listed[^1].Case.Id);
        Assert.Equal((200, 200), (_grid.Breaches.Count, _grid.Breaches.Open));
        Assert.Equal(listed, _grid.Packs.Rule(MadeEntries.Rule).Breaches);
        Assert.Equal(listed, _grid.Officers.Find(new("officer:ada"))!.Breaches);

        _made.Tell("case:7", MadeEntries.Act(VerdictKind.Satisfied));
        _made.Tell("case:99", MadeEntries.Act(VerdictKind.Satisfied));
        Assert.Equal((200, 196), (Tally.Breaches, Tally.OpenBreaches));
        Assert.Equal(196, _grid.Breaches.Open);
        Assert.Equal(98, _grid.Packs.Rule(MadeEntries.Rule).Broken.Count);
        Assert.Equal(0, _grid.Cases.Find("case:7")!.OpenBreaches);
    }

    [Fact]
    public void A_closed_case_is_forgotten_unless_there_is_something_to_look_at()
    {
        foreach (var id in (string[])["case:clean", "case:broken", "case:undecidable", "case:nobody"])
        {
            _made.Tell(id, MadeEntries.Opened);
        }

        _made.Tell("case:undecidable", MadeEntries.Act(VerdictKind.Undecidable));
        _made.Tell("case:nobody", MadeEntries.Act() with { Officer = null });
        _made.Tell("case:clean", MadeEntries.Closed);
        _made.Tell("case:broken", MadeEntries.Closed, new CaseEvent.BreachRecorded(MadeEntries.Rule, null, 2));
        _made.Tell("case:undecidable", MadeEntries.Closed);
        _made.Tell("case:nobody", MadeEntries.Closed);

        Assert.Null(_grid.Cases.Find("case:clean"));
        Assert.All(
            (string[])["case:broken", "case:undecidable", "case:nobody"],
            id => Assert.False(_grid.Cases.Find(id)!.IsOpen));
        Assert.Equal((0, 4), (_grid.Cases.Live, _grid.Cases.Closed));
        Assert.Empty(_grid.Cases.Stages(9));
    }

    [Fact]
    public void What_is_told_late_of_a_forgotten_case_is_known_again()
    {
        _made.Tell("case:1", MadeEntries.Opened);
        _made.Tell("case:1", MadeEntries.Closed);
        _made.Tell("case:1", MadeEntries.Act());
        Assert.Null(_grid.Cases.Find("case:1"));
        _made.Break("case:1");
        Assert.Equal(1, _grid.Cases.Find("case:1")!.OpenBreaches);
        Assert.Equal((0, 1, 2), (_grid.Cases.Live, _grid.Cases.Closed, _grid.Acts));
    }

    [Fact]
    public void An_entry_that_does_not_follow_seals_its_stream_and_no_other()
    {
        _made.Tell("case:1", MadeEntries.Opened);
        _made.Tell("case:2", MadeEntries.Opened);
        Assert.Contains("follows #1", _made.Take("case:1", 3, MadeEntries.Act(), (1, 1)), StringComparison.Ordinal);
        Assert.Null(_made.Take("case:1", 4, MadeEntries.Act(), (1, 1)));
        Assert.Null(_made.Take("case:2", 2, MadeEntries.Act(), (1, 1)));
        Assert.Equal((1, 1, 5), (_grid.DamagedStreams, _grid.Acts, _grid.Entries));
        Assert.NotNull(_made.Take("officer:ada", 2, new OfficerEvent.Reinstated(null), (1, 1)));
    }

    [Fact]
    public void An_entry_that_was_taken_is_not_taken_again()
    {
        _made.Tell("case:1", MadeEntries.Opened);
        var again = new MadeEntries(_grid);
        again.Tell("case:1", MadeEntries.Opened);
        Assert.Equal((1, 1, 0), (_grid.Cases.Live, _grid.Entries, _grid.DamagedStreams));
    }

    [Fact]
    public void Live_cases_are_counted_by_the_stage_they_are_in()
    {
        _made.Tell("case:1", MadeEntries.Opened with { Stage = "intake" });
        _made.Tell("case:2", MadeEntries.Opened with { Stage = "intake" });
        _made.Tell("case:3", MadeEntries.Opened);
        _made.Tell("case:4", MadeEntries.Opened with { Stage = "ruling" });
        _made.Tell("case:1", MadeEntries.Act() with { Stage = "ruling" });
        _made.Tell("case:4", MadeEntries.Closed);
        _made.Tell("case:4", MadeEntries.Act() with { Stage = "intake" });
        Assert.Equal([("", 1L), ("intake", 1), ("ruling", 1)], _grid.Cases.Stages(9).ToArray());
        Assert.Equal([("", 1L)], _grid.Cases.Stages(1).ToArray());
    }
}
