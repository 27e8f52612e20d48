using Grid.Domain.Draws;

namespace Grid.Domain.Units;

public abstract partial record UnitCommand
{
    /// <summary>
    /// Commits the grid to the key by which seats of the unit are drawn on a day, before that day begins, and to how
    /// much each of its pools has to do.
    /// </summary>
    /// <param name="Day">The day, of UTC: <c>2026-03-02</c>.</param>
    /// <param name="Commitment">The SHA-256 of the key, lower-case hex.</param>
    [GenerateSerializer, Immutable, Alias("unit.commit-day-key.v1")]
    public sealed record CommitDayKey(string Day, string Commitment) : UnitCommand
    {
        [Id(0)]
        public ImmutableArray<Caseload> Caseloads { get; init; } = [];

        public override string Deed => "unit.commit-day-key";
    }
}

public abstract partial record UnitEvent
{
    /// <summary>The grid is bound to a key for a day that has not begun.</summary>
    [GenerateSerializer, Immutable, Alias("unit.day-key-committed.v1")]
    public sealed record DayKeyCommitted(string Day, string Commitment) : UnitEvent
    {
        [Id(0)]
        public ImmutableArray<Caseload> Caseloads { get; init; } = [];
    }
}

public static class CommitDayKeyRules
{
    // Whoever keeps the keys commits to that of tomorrow, every day.
    private const int DaysAhead = 1;

    /// <summary>A record of it would be no commitment: it is kept whatever the time.</summary>
    public static readonly Rule<UnitQuestion<UnitCommand.CommitDayKey>> ByTheGrid = new(
        new("key.committed-by-the-grid"),
        RuleConcern.Form,
        question => Verdict.When(question.IsRequest && question.Submission.By.Officer is null),
        "the grid itself commits to a key, and asks for it: no officer does, and no record tells of it");

    public static readonly Rule<UnitQuestion<UnitCommand.CommitDayKey>> IsWellFormed = new(
        new("key.is-well-formed"),
        RuleConcern.Form,
        question => Verdict.When(
            DayKeys.BeginOf(question.Command.Day) is not null && DayKeys.IsHex(question.Command.Commitment)),
        "a commitment names a day, and a hash in sixty-four hexadecimal digits of lower case");

    public static readonly Rule<UnitQuestion<UnitCommand.CommitDayKey>> BeforeItsDay = new(
        new("key.committed-before-its-day"),
        RuleConcern.Law,
        question => DayKeys.BeginOf(question.Command.Day) is { } begin
            ? Verdict.When(question.Facts.Now.CompareWith(begin) < 0)
            : Verdict.Inapplicable,
        "the day has begun: whoever chose a key now could choose who is drawn");

    /// <summary>
    /// One after the other, as whoever keeps the keys does it: else a stranger could take all days to come from it.
    /// </summary>
    public static readonly Rule<UnitQuestion<UnitCommand.CommitDayKey>> ForTheNextDay = new(
        new("key.committed-for-the-next-day"),
        RuleConcern.Law,
        question => DayKeys.BeginOf(question.Command.Day) is { } begin
            ? Verdict.When(DayKeys.BeginOf(DayKeys.DayOf(question.Facts.Now, DaysAhead)) is { } last
                && begin.CompareWith(last) <= 0)
            : Verdict.Inapplicable,
        "a key is committed to on the day before its own, and for no day after that");

    public static readonly Rule<UnitQuestion<UnitCommand.CommitDayKey>> OneForADay = new(
        new("key.one-for-a-day"),
        RuleConcern.Law,
        question => Verdict.When(
            question.State.DayKey(question.Command.Day) is not { } known
            || known.Commitment == question.Command.Commitment),
        "another key has been committed to for this day");

    public static readonly ImmutableArray<Rule<UnitQuestion<UnitCommand.CommitDayKey>>> All =
        [.. UnitRules<UnitCommand.CommitDayKey>.All, ByTheGrid, IsWellFormed, BeforeItsDay, ForTheNextDay, OneForADay];
}
