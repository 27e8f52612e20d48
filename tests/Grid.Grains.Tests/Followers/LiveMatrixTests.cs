using Grid.Domain.Clocks;
using Grid.Domain.Rules.Kinds;
using Grid.Grains.Followers.Lists;
using Grid.Grains.Followers.Live;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Grains.Tests.Followers;

/// <summary>What a pack says of every stage, with the live cases in it.</summary>
public sealed class LiveMatrixTests
{
    private static readonly UnitId North = new("unit:north");
    private static readonly UnitId South = new("unit:south");
    private static readonly Slot Lead = new("lead");

    private readonly FakeTimeProvider _clock = new(new(2032, 1, 5, 8, 0, 0, TimeSpan.Zero));
    private readonly LiveGrid _grid = new(breachesListedMax: 20);
    private readonly MadeEntries _made;
    private readonly MatrixReading _matrix;

    public LiveMatrixTests()
    {
        _made = new(_grid);
        _matrix = new(_grid, new(), _clock);
        _grid.Advance(_clock.GetUtcNow());
    }

    [Fact]
    public void Cases_are_counted_in_the_stage_of_their_procedure_until_they_move_on_or_end()
    {
        _made.Publish(Pack);
        Open("case:1", "trial");
        Open("case:2", "trial");
        Assert.Equal((2, 0), (LiveIn("trial"), LiveIn("appeal")));

        _made.Tell("case:2", new CaseEvent.ActRecorded("Heard") { Procedure = "brief", Stage = "appeal" });
        Assert.Equal((1, 1), (LiveIn("trial"), LiveIn("appeal")));

        _made.Tell("case:1", MadeEntries.Closed);
        Assert.Equal((0, 1), (LiveIn("trial"), LiveIn("appeal")));
    }

    [Fact]
    public void A_case_in_a_stage_that_its_pack_does_not_know_comes_first()
    {
        _made.Publish(Pack);
        Open("case:1", "trial");
        Open("case:2", "nowhere");
        _made.Tell("case:3", MadeEntries.Opened with { Stage = "trial" });

        var lines = _matrix.Of(null).Lines;

        Assert.Equal(
            [(null, "trial", true, 1), ("brief", "nowhere", true, 1)],
            lines.Take(2).Select(line => (line.Procedure, line.Stage, line.IsUnknown, line.Live)));
        Assert.All(lines.Take(2), line => Assert.Equal(4, line.Holes));
        Assert.Equal(2, _matrix.Of(null).LiveHoles);
    }

    [Fact]
    public void A_case_that_waits_in_its_closing_stage_is_in_no_hole()
    {
        _made.Publish(Pack);
        Open("case:1", "done");

        Assert.DoesNotContain(_matrix.Of(null).Lines, line => line.IsUnknown);
        Assert.Equal(0, _matrix.Of(null).LiveHoles);
    }

    [Fact]
    public void What_watches_a_stage_is_its_own_terms_and_the_rules_about_its_acts()
    {
        _made.Publish(Pack);
        var lines = _matrix.Of(null).Lines;
        var trial = lines.Single(line => line.Stage == "trial");
        var appeal = lines.Single(line => line.Stage == "appeal");

        Assert.Equal("T-1", Assert.Single(trial.Clocks).Value);
        Assert.Equal(["heard.by-lead", "lead.is-held"], trial.Rules.Select(rule => rule.Value));
        Assert.Equal((0, 0), (trial.Holes, LiveIn("trial")));
        Assert.Equal((1, true), (appeal.Holes, appeal.HasNoDuty));
        Assert.Equal(["lead.is-held"], appeal.Rules.Select(rule => rule.Value));
    }

    [Fact]
    public void A_stage_knows_how_many_are_overdue_in_it()
    {
        _made.Publish(Pack);
        Open("case:1", "trial");
        _made.Tell("case:1", new CaseEvent.ClockStarted(new("T-1"), At(0)) { Due = At(10) });
        Assert.Equal(0, Line("trial").Overdue);

        _clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal((1, 1), (Line("trial").Live, Line("trial").Overdue));

        _made.Tell("case:1", new CaseEvent.ActRecorded("Heard") { Procedure = "brief", Stage = "appeal" });
        Assert.Equal((0, 1), (Line("trial").Overdue, Line("appeal").Overdue));
    }

    [Fact]
    public void A_unit_has_its_own_cases_with_those_of_the_units_below()
    {
        _made.Tell(North.Value, new UnitEvent.Registered(new("made")));
        _made.Tell(South.Value, new UnitEvent.Registered(new("made")) { Lead = North });
        _made.Publish(Pack);
        Open("case:1", "trial", North);
        Open("case:2", "trial", South);

        Assert.Equal(2, LiveIn("trial", North));
        Assert.Equal(1, LiveIn("trial", South));

        _made.Tell("case:2", new CaseEvent.UnitFollowed(South, North));
        Assert.Equal((2, 0), (LiveIn("trial", North), LiveIn("trial", South)));
    }

    [Fact]
    public void A_pack_without_procedures_says_the_same_of_every_stage_that_cases_are_in()
    {
        _made.Publish(Pack with { Procedures = [] });
        _made.Tell("case:1", MadeEntries.Opened with { Stage = "intake" });
        _made.Tell("case:2", MadeEntries.Opened);

        Assert.Equal(
            [(null, "lead", 1L), ("intake", "lead", 1L)],
            _matrix.Of(null).Lines.Select(line => (line.Stage, line.Slot?.Value, line.Live))
                .OrderBy(line => line.Stage));
    }

    [Fact]
    public void A_case_under_a_pack_that_nobody_has_published_is_watched_by_nothing()
    {
        Open("case:1", "trial");

        var line = Assert.Single(_matrix.Of(null).Lines);
        Assert.Equal((true, 1, 4), (line.IsUnknown, line.Live, line.Holes));
    }

    private static RulePack Pack { get; } = new()
    {
        Name = new("made"),
        Version = new("00"),
        Title = "made",
        Oversight = new("officer:top"),
        Acts = [new(new("Heard"), null), new(new("Judged"), null), new(new("Appealed"), null)],
        Slots = [new(Lead, 1, null)],
        Rules =
        [
            Rule("heard.by-lead", new WhoMayAct([new("Heard")]) { Slot = Lead }),
            Rule("appeal.by-panel", new WhoMayAct([new("Appealed")]) { Slot = new Slot("panel") }),
            Rule("lead.is-held", new RequiredSlot(Lead)),
        ],
        Procedures =
        [
            new("brief", "trial")
            {
                Stages =
                [
                    new("trial") { Holder = Lead, Acts = [new("Heard"), new("Judged")] },
                    new("appeal") { Holder = Lead, Acts = [new("Appealed")] },
                    new("done") { IsClosing = true },
                ],
            },
        ],
        Clocks =
        [
            new(new("T-1"))
            {
                Title = "judged in time",
                Start = new("Heard"),
                Effects = [new ClockEffect.Stop("Judged")],
                Holder = Lead,
                Source = new("Statute", "Article 1"),
            },
        ],
    };

    private static PackRule Rule(string id, RuleKind kind) =>
        new(new(id), kind) { Otherwise = "it is not so", Source = new("Statute", "Article 2") };

    private Timestamp At(int days) => Timestamp.FromUtc(_clock.Start.AddDays(days));

    private void Open(string id, string stage, UnitId? unit = null) =>
        _made.Tell(id, MadeEntries.Opened with { Procedure = "brief", Stage = stage, Unit = unit });

    private long LiveIn(string stage, UnitId? unit = null) => Line(stage, unit).Live;

    private MatrixLine Line(string stage, UnitId? unit = null) =>
        _matrix.Of(unit).Lines.Single(line => line.Stage == stage && !line.IsUnknown);
}
