using Grid.Domain.Clocks;
using Grid.Domain.Rules.Organisation;
using Grid.Grains.Followers.Live;

namespace Grid.Grains.Tests.Followers;

/// <summary>Blind spots and open loops as numbers, rolled up the tree of units.</summary>
public sealed class LiveCoverageTests
{
    private static readonly DateTimeOffset Start = new(2032, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private static readonly UnitId Nation = new("unit:nation");
    private static readonly UnitId County = new("unit:county");
    private static readonly UnitId First = new("unit:county/first");
    private static readonly UnitId Second = new("unit:county/second");

    private static readonly OfficerId Sue = new("officer:sue");

    private readonly LiveGrid _grid = new(breachesListedMax: 20);
    private readonly MadeEntries _made;

    public LiveCoverageTests()
    {
        _made = new(_grid);
        _grid.Advance(Start);
        _made.Tell(Nation.Value, new UnitEvent.Registered(new("made")));
        _made.Tell(County.Value, new UnitEvent.Registered(new("made")) { Lead = Nation });
        _made.Tell(First.Value, new UnitEvent.Registered(new("made")) { Lead = County });
        _made.Tell(Second.Value, new UnitEvent.Registered(new("made")) { Lead = County });
    }

    [Fact]
    public void A_case_counts_in_its_unit_and_in_every_one_above()
    {
        Open("case:1", First);
        Open("case:2", Second);
        Open("case:3", null);

        Assert.Equal(3, Look(null).Counts.LiveCases);
        Assert.Equal([(null, 1), (Nation, 2)], Below(null));
        Assert.Equal([(County, 2)], Below(Nation));
        Assert.Equal([(First, 1), (Second, 1)], Below(County));
        Assert.Equal([(First, 1)], Below(First));

        _made.Tell("case:1", MadeEntries.Closed);
        Assert.Equal([(Second, 1)], Below(County));
    }

    [Fact]
    public void A_unit_that_moves_takes_its_numbers_along_and_a_merged_one_goes_on_in_another()
    {
        Open("case:1", First);
        Open("case:2", Second);

        _made.Tell(First.Value, new UnitEvent.Moved(TieKind.Lead, County, Nation));
        Assert.Equal([(County, 1), (First, 1)], Below(Nation));

        _made.Tell(Second.Value, new UnitEvent.Merged(First));
        Assert.Equal([(First, 2)], Below(Nation));
    }

    [Fact]
    public void A_unit_is_known_that_is_registered_or_has_a_case_in_it_or_below()
    {
        var unit = UnitId.Parse("nowhere");
        Assert.True(Look(unit).IsOfUnknownUnit);

        Open("case:1", unit);
        Assert.False(Look(unit).IsOfUnknownUnit);
        _made.Tell("case:1", MadeEntries.Closed);
        Assert.False(Look(unit).IsOfUnknownUnit);
        Assert.False(Look(County).IsOfUnknownUnit);
        Assert.False(Look(null).IsOfUnknownUnit);
    }

    [Fact]
    public void A_ring_of_units_told_afterwards_is_climbed_once()
    {
        Open("case:1", First);
        _made.Tell(Nation.Value, new UnitEvent.Moved(TieKind.Lead, null, First));

        Assert.Equal(1, Look(null).Counts.LiveCases);
        Assert.Equal(1, Look(County).Counts.LiveCases);
    }

    [Fact]
    public void What_was_sent_is_in_transit_until_it_is_received()
    {
        Open("case:1", First);
        _made.Tell("case:1", new CaseEvent.HandedOver(First, Second));
        Assert.Equal((1, 0), (Look(First).Counts.InTransit, Look(Second).Counts.InTransit));
        Assert.Equal("case:1", Assert.Single(_grid.Coverage.InTransit).Id);

        _made.Tell("case:1", new CaseEvent.HandoverAccepted(First, Second));
        Assert.Equal((0, 0), (Look(First).Counts.InTransit, Look(Second).Counts.InTransit));
        Assert.Equal((0, 1), (Look(First).Counts.LiveCases, Look(Second).Counts.LiveCases));
        Assert.Empty(_grid.Coverage.InTransit);
    }

    [Fact]
    public void A_case_is_silent_after_days_without_an_act()
    {
        Open("case:1", First);
        _grid.Advance(Start.AddDays(29));
        Assert.Equal(0, Look(null).Counts.Silent);

        _grid.Advance(Start.AddDays(30));
        Assert.Equal((1, 0), (Look(null).Counts.Silent, Look(null, days: 31).Counts.Silent));
    }

    [Fact]
    public void A_deadline_that_passes_makes_a_case_overdue_without_any_entry()
    {
        _made.Publish(WithClocks);
        Open("case:1", First);
        _made.Tell("case:1", Begun("T-1", 10), Begun("T-none", 10), Begun("T-minimum", 10));

        _grid.Advance(Start.AddDays(10));
        Assert.Equal(0, Look(null).Counts.Overdue);

        _grid.Advance(Start.AddDays(11));
        Assert.Equal((1, 1), (Look(null).Counts.Overdue, Look(County).Counts.Overdue));
        Assert.Equal([new("intake", 1)], Look(null).OverdueByStage.AsEnumerable());
        Assert.Equal("case:1", Assert.Single(_grid.Coverage.Overdue).Id);

        _made.Tell("case:1", new CaseEvent.ClockMoved(new("T-1"), new("Extension", At(0), null)) { Due = At(20) });
        Assert.Equal(0, Look(null).Counts.Overdue);
        _grid.Advance(Start.AddDays(21));
        Assert.Equal(1, Look(null).Counts.Overdue);

        _made.Tell("case:1", new CaseEvent.ClockStopped(new("T-1"), new("Judged", At(21), null)) { IsMissed = true });
        Assert.Equal(0, Look(null).Counts.Overdue);
        Assert.Empty(Look(null).OverdueByStage);
    }

    [Fact]
    public void Who_lets_a_warning_pass_is_one_officer_however_often_and_answers_at_last()
    {
        foreach (var (id, unit) in new[] { ("case:1", First), ("case:2", Second) })
        {
            Open(id, unit);
            _made.Tell(id, new CaseEvent.WarningGiven(new("T-1"), "yellow", Sue) { Answer = WarningAnswer.Plan });
            _made.Tell(id, new CaseEvent.WarningLapsed(2, new("T-1"), Sue, At(1)));
            _made.Tell(id, new CaseEvent.ClueOpened(new("T-1"), Sue) { IsOfSupervision = true });
        }

        var counts = Look(null).Counts;
        Assert.Equal((0, 2, 2, 1, 4), (
            counts.Waiting, counts.Unanswered, counts.Clues, counts.SilentOfficers, counts.OpenLoops));
        Assert.Equal(1, Look(First).Counts.SilentOfficers);
        Assert.Equal([Sue], Look(null).SilentOfficers.AsEnumerable());

        _made.Tell("case:1", new CaseEvent.WarningAnswered(2, new("T-1"), Sue));
        Assert.Equal((1, 0), (Look(null).Counts.SilentOfficers, Look(First).Counts.SilentOfficers));

        // The clue of a case that is closed still waits for somebody.
        _made.Tell("case:1", MadeEntries.Closed);
        Assert.Equal((2, 1), (Look(null).Counts.Clues, Look(First).Counts.Clues));
        Assert.NotNull(_grid.Cases.Find("case:1"));
    }

    [Fact]
    public void Who_was_away_was_not_silent()
    {
        Open("case:1", First);
        _made.Tell("case:1", new CaseEvent.WarningGiven(new("T-1"), "yellow", Sue) { Answer = WarningAnswer.Plan });
        _made.Tell("case:1", new CaseEvent.WarningRenewed(2, new("T-1"), Sue, At(1)) { Away = Standing.Suspended });
        Assert.Equal((0, 0), (Look(null).Counts.OpenLoops, Look(null).Counts.SilentOfficers));
    }

    [Fact]
    public void A_warning_that_never_arrived_is_counted_until_it_arrives_is_answered_or_no_longer_needed()
    {
        foreach (var id in (string[])["case:1", "case:2", "case:3", "case:4"])
        {
            Open(id, id == "case:2" ? Second : First);
            _made.Tell(
                id,
                new CaseEvent.WarningGiven(new("T-1"), "yellow", Sue) { Answer = WarningAnswer.Plan },
                new CaseEvent.DeliveryReported(2, new("T-1"), HasFailed: true),
                new CaseEvent.DeliveryReported(2, new("T-1"), HasFailed: true));
        }

        Assert.Equal((4, 3, 0), (
            Look(null).Counts.Undelivered, Look(First).Counts.Undelivered, Look(null).Counts.OpenLoops));
        Assert.Equal(["case:1", "case:2", "case:3", "case:4"], _grid.Coverage.Undelivered.Select(found => found.Id));

        _made.Tell("case:1", new CaseEvent.DeliveryReported(2, new("T-1"), HasFailed: false));
        _made.Tell("case:2", new CaseEvent.WarningAnswered(2, new("T-1"), Sue));
        _made.Tell("case:3", new CaseEvent.ClockStopped(new("T-1"), new("Judged", At(1), null)));
        Assert.Equal((1, 1), (Look(null).Counts.Undelivered, _grid.Overview(Start).Loops.Undelivered));
        _made.Tell("case:4", MadeEntries.Closed);
        Assert.Equal((0, 0), (Look(null).Counts.Undelivered, _grid.Overview(Start).Loops.Undelivered));
        Assert.Empty(_grid.Coverage.Undelivered);

        // Who has answered has had it, whatever is told of its way afterwards.
        _made.Tell("case:2", new CaseEvent.DeliveryReported(2, new("T-1"), HasFailed: true));
        Assert.Equal(0, Look(null).Counts.Undelivered);
    }

    [Fact]
    public void A_supervisor_who_is_suspended_shows_in_every_unit_of_those_supervised()
    {
        var ada = new OfficerId("officer:ada");
        _made.Tell(Sue.Value, new OfficerEvent.Registered(new("made"), Standing.Active));
        _made.Tell(ada.Value, new OfficerEvent.Registered(new("made"), Standing.Active) { Supervisor = Sue });
        _made.Tell("case:1", MadeEntries.Opened with { Unit = First, Slots = [new(new("lead"), 1, ada)] });
        _grid.Advance(Start.AddSeconds(1));
        Assert.Equal(0, Look(null).Counts.HoldersWithoutSupervisor);

        _made.Tell(Sue.Value, new OfficerEvent.Suspended(null));
        _grid.Advance(Start.AddSeconds(2));
        Assert.Equal((1, 0), (
            Look(First).Counts.HoldersWithoutSupervisor, Look(Second).Counts.HoldersWithoutSupervisor));
    }

    private static RulePack WithClocks { get; } = new()
    {
        Name = new("made"),
        Version = new("00"),
        Title = "made",
        Clocks =
        [
            Clock("T-1") with { Holder = new Slot("lead") },
            Clock("T-none"),
            Clock("T-minimum") with { Holder = new Slot("lead"), Bound = ClockBound.Minimum },
        ],
    };

    private static ClockDefinition Clock(string id) => new(new(id))
    {
        Title = id,
        Start = new("Begun"),
        Source = new("Statute", "Article 1"),
    };

    private static CaseEvent.ClockStarted Begun(string clock, int days) => new(new(clock), At(0)) { Due = At(days) };

    private static Timestamp At(int days) => Timestamp.FromUtc(Start.AddDays(days));

    private void Open(string id, UnitId? unit) =>
        _made.Tell(id, MadeEntries.Opened with { Unit = unit, Stage = "intake" });

    private CoverageView Look(UnitId? unit, int days = 30) =>
        _grid.Coverage.Look(unit, days, _grid.Officers.Facts);

    private (UnitId? Unit, long Live)[] Below(UnitId? unit) =>
        [.. Look(unit).Below.Select(below => (below.Unit, below.Counts.LiveCases))];
}
