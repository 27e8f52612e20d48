using Grid.Grains.Followers.Live;

namespace Grid.Grains.Tests.Followers;

/// <summary>What is on record of an officer is theirs to see and to answer; whose record it is stays untold.</summary>
public sealed class LiveInterferenceTests
{
    private static readonly OfficerId Hal = new("officer:hal");
    private static readonly OfficerId Ann = new("officer:ann");

    private readonly LiveGrid _grid = new(breachesListedMax: 20);
    private readonly MadeEntries _made;

    public LiveInterferenceTests() => _made = new(_grid);

    [Fact]
    public void What_was_tried_and_what_was_said_to_a_case_is_listed_with_the_reply()
    {
        _made.Tell("case:1", MadeEntries.Opened);
        _made.Tell("case:1", new CaseEvent.InterferenceRecorded("directing", Hal) { Row = new("SUP-08") });
        _made.Tell("case:2", MadeEntries.Opened);
        _made.Tell("case:2", new CaseEvent.ApproachRecorded("asking", Hal) { Recorder = Ann });
        Assert.Equal(
            [("case:2", 2, "asking", 0), ("case:1", 2, "directing", 0)],
            _grid.Interference.Of(Hal).Select(row => (row.Case.Value, row.Sequence, row.What, row.Reply)));

        _made.Tell("case:1", new CaseEvent.Replied(2, Hal, new TextDigest("00")));
        Assert.Equal([0, 3], _grid.Interference.Of(Hal).Select(row => row.Reply));
    }

    [Fact]
    public void That_a_case_was_marked_of_an_officer_is_listed_with_the_reply()
    {
        _made.Tell("case:1", MadeEntries.Opened);
        _made.Tell("case:1", new CaseEvent.CaseMarked("grave", Ann) { Row = new("SUP-05"), Of = [Hal] });
        _made.Tell("case:1", new CaseEvent.Replied(2, Hal, new TextDigest("00")));
        Assert.Equal(
            [("case:1", 2, "grave", 3)],
            _grid.Interference.Of(Hal).Select(row => (row.Case.Value, row.Sequence, row.What, row.Reply)));
        Assert.Empty(_grid.Interference.Of(Ann));
    }

    [Fact]
    public void A_way_that_is_open_to_everybody_is_no_mark_and_who_recorded_has_none()
    {
        _made.Tell("case:1", MadeEntries.Opened);
        _made.Tell("case:1", new CaseEvent.ApproachRecorded("letter", Hal) { IsLawful = true, Recorder = Ann });
        _made.Tell("case:1", new CaseEvent.Replied(2, Hal, new TextDigest("00")));
        Assert.Empty(_grid.Interference.Of(Hal));
        Assert.Empty(_grid.Interference.Of(Ann));
    }
}
