using System.Diagnostics;
using Grid.Grains.Followers.Live;

namespace Grid.Grains.Tests.Followers;

/// <summary>The warnings that are counted as waiting are those that wait by the entries of their case.</summary>
public sealed class WaitingWarningTests
{
    private static readonly ClockId Clock = new("T-1");
    private static readonly Timestamp At = Timestamp.Parse("2032-01-05T08:00:00Z");

    private static readonly CaseEvent[] Warned =
    [
        MadeEntries.Opened,
        new CaseEvent.ClockStarted(Clock, At),
        Asking("officer:sue"),
        Asking("officer:max"),
    ];

    private static readonly CaseEvent Late = new CaseEvent.ClockStopped(Clock, new("Returned", At, null))
    {
        IsMissed = true,
    };

    public static TheoryData<string, int> Histories => new()
    {
        { "what is stopped in time", 0 },
        { "what is stopped too late", 2 },
        { "what stopped too late and ends once more", 0 },
        { "what has passed and ends once more", 2 },
        { "what was warned of since it began anew", 1 },
        { "a case that is merged", 0 },
        { "a case that is merged while somebody is asked", 2 },
        { "a case that is closed", 0 },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public void They_are_counted_as_the_state_has_them(string history, int waiting)
    {
        var (state, grid) = (CaseState.None, new LiveGrid(breachesListedMax: 20));
        var made = new MadeEntries(grid);
        foreach (var happened in Warned.Concat(Told(history)))
        {
            state = state.Evolve(happened, At);
            made.Tell("case:1", happened);
        }

        Assert.Equal(waiting, state.IsAsking ? state.Warnings.Count(warning => warning.IsWaiting) : 0);
        Assert.Equal(waiting, (int)grid.Loops.Tally.Waiting);
    }

    private static CaseEvent[] Told(string history) => history switch
    {
        "what is stopped in time" => [Stopped("Done")],
        "what is stopped too late" => [Late],
        "what stopped too late and ends once more" => [Late, Stopped("Done")],
        "what has passed and ends once more" => [Late, Stopped("Done") with { Waiting = [3, 4] }],
        "what was warned of since it began anew" => [Stopped("Done") with { Waiting = [3], Settled = [4] }],
        "a case that is merged" => [new CaseEvent.Merged(new("case:2")), Stopped("Merged")],
        "a case that is merged while somebody is asked" =>
        [
            new CaseEvent.Merged(new("case:2")) { Waiting = [3, 4] },
            Stopped("Merged") with { Waiting = [3, 4] },
        ],
        "a case that is closed" => [MadeEntries.Closed],
        _ => throw new UnreachableException(history),
    };

    private static CaseEvent.ClockStopped Stopped(string by) => new(Clock, new(by, At, null));

    private static CaseEvent.WarningGiven Asking(string officer) => new(Clock, "red", new(officer))
    {
        Answer = WarningAnswer.Acknowledgement,
        AnswerBy = At,
    };
}
