using Grid.Domain.Draws;

namespace Grid.Domain.Units;

public abstract partial record UnitCommand
{
    /// <summary>Tells everybody the key of a day that is over, so that its draws can be checked.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="Key">The key, lower-case hex.</param>
    [GenerateSerializer, Immutable, Alias("unit.reveal-day-key.v1")]
    public sealed record RevealDayKey(string Day, string Key) : UnitCommand
    {
        public override string Deed => "unit.reveal-day-key";
    }
}

public abstract partial record UnitEvent
{
    /// <summary>This was the key of a day.</summary>
    [GenerateSerializer, Immutable, Alias("unit.day-key-revealed.v1")]
    public sealed record DayKeyRevealed(string Day, string Key) : UnitEvent;
}

public static class RevealDayKeyRules
{
    public static readonly Rule<UnitQuestion<UnitCommand.RevealDayKey>> ByTheGrid = new(
        new("key.revealed-by-the-grid"),
        RuleConcern.Form,
        question => Verdict.When(question.IsRequest && question.Submission.By.Officer is null),
        "the grid itself tells a key, and asks for it: no officer does, and no record tells of it");

    public static readonly Rule<UnitQuestion<UnitCommand.RevealDayKey>> WasCommitted = new(
        new("key.was-committed"),
        RuleConcern.Law,
        question => Verdict.When(question.State.DayKey(question.Command.Day) is not null),
        "no key was committed to for this day, or it has been told long since");

    public static readonly Rule<UnitQuestion<UnitCommand.RevealDayKey>> DayIsOver = new(
        new("key.revealed-after-its-day"),
        RuleConcern.Law,
        question => Verdict.When(
            DayKeys.EndOf(question.Command.Day) is { } end && question.Facts.Now.CompareWith(end) >= 0),
        "the day is not over: whoever knew the key could tell who will be drawn");

    public static readonly Rule<UnitQuestion<UnitCommand.RevealDayKey>> MatchesItsCommitment = new(
        new("key.matches-its-commitment"),
        RuleConcern.Law,
        question => question.State.DayKey(question.Command.Day) is not { } known
            ? Verdict.Inapplicable
            : Verdict.When(DayKeys.Opens(question.Command.Key, known.Commitment)),
        "this is not the key that was committed to");

    // Also of a unit that has been closed or merged meanwhile: its draws want to be checked all the same.
    public static readonly ImmutableArray<Rule<UnitQuestion<UnitCommand.RevealDayKey>>> All =
        [
        .. UnitRules<UnitCommand.RevealDayKey>.OfAsker, UnitRules<UnitCommand.RevealDayKey>.UnitIsKnown,
        ByTheGrid, WasCommitted, DayIsOver, MatchesItsCommitment,
    ];
}
