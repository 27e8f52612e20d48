using System.Globalization;
using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Clocks;

/// <summary>
/// The steps between the start of a clock and its breach. A clock's own warnings say when and to whom; what has to be
/// answered, and by when, the ladder of the pack says for the step that is like it.
/// </summary>
internal static class Ladder
{
    /// <summary>The last step of every clock.</summary>
    public const string Breach = "breach";

    /// <summary>Who must see to it, in the words of a clock's row.</summary>
    public const string Holder = "holder";

    /// <summary>Who supervises the holder.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Who is above the supervisor.</summary>
    public const string UnitHead = "unit_head";

    private const int Whole = 100;

    /// <summary>The steps in the order of the pack; the breach is the last.</summary>
    public static ImmutableArray<LadderRung> Of(ClockDefinition clock, RulePack pack)
    {
        var levels = LevelsOf(clock, pack);
        var warnings = clock.Warnings.IsEmpty
            ? levels.Where(level => !IsBreach(level)).Select(RungOf)
            : RungsOf(clock, levels);
        // What is said of this sort of clock goes before what is said of all.
        var breach = levels.FirstOrDefault(level => IsBreach(level) && !level.Of.IsEmpty)
            ?? levels.FirstOrDefault(IsBreach);
        return
        [
            .. warnings,
            new(Breach)
            {
                AtPercent = Whole,
                To = clock.Breach is { Warned: { IsEmpty: false } warned } ? warned
                    : breach is null ? [] : NamesOf(breach.To),
                Answers = breach?.Answers ?? [],
                CluesFor = breach is null ? [] : NamesOf(breach.CluesFor),
                Notifies = breach?.Notifies ?? [],
            },
        ];
    }

    // A step that is no matter of time, or that somebody else gives, is not the grid's.
    private static ImmutableArray<WarningLevel> LevelsOf(ClockDefinition clock, RulePack pack) =>
    [
        .. pack.Supervision.OfType<SupervisionRow.WarningLadder>()
            .SelectMany(ladder => ladder.Levels)
            .Where(level => level.By is null && level.When is null
                && (level.Of.IsEmpty || clock.Tags.Any(tag => level.Of.Contains(tag, StringComparer.Ordinal)))
                && (level.AtPercent is not null || !level.Before.IsEmpty)),
    ];

    private static bool IsBreach(WarningLevel level) => level.AtPercent >= Whole;

    private static LadderRung RungOf(WarningLevel level) => new(level.Level)
    {
        AtPercent = level.AtPercent,
        Before = level.AtPercent is null ? level.Before : [],
        To = NamesOf(level.To),
        Answers = level.Answers,
        Notifies = level.Notifies,
    };

    private static IEnumerable<LadderRung> RungsOf(ClockDefinition clock, ImmutableArray<WarningLevel> levels)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, warning) in clock.Warnings.Index())
        {
            var like = LikeOf(clock, warning, levels);
            yield return new(like is not null && named.Add(like.Level)
                ? like.Level
                : string.Create(CultureInfo.InvariantCulture, $"warning-{place + 1}"))
            {
                AtPercent = warning.AtPercent,
                Before = warning.BeforeDays is { } days and > 0 ? [new(days, TermUnit.Day)] : [],
                To = warning.To,
                Answers = like?.Answers ?? [],
            };
        }
    }

    // The step at the same part of the term, else the one that goes to the same people.
    private static WarningLevel? LikeOf(
        ClockDefinition clock, ClockWarning warning, ImmutableArray<WarningLevel> levels) =>
        levels.FirstOrDefault(level =>
            !IsBreach(level) && warning.AtPercent is not null && level.AtPercent == warning.AtPercent)
        ?? levels.FirstOrDefault(level => !IsBreach(level)
            && RanksOf(clock, NamesOf(level.To)).SequenceEqual(RanksOf(clock, warning.To)));

    private static IEnumerable<int> RanksOf(ClockDefinition clock, ImmutableArray<string> names) =>
        names.Select(name => name == clock.Holder?.Value ? 0 : RankOf(name)).Distinct().Order();

    /// <summary>How far above the holder somebody is whom a step warns.</summary>
    public static int RankOf(string name) => name switch
    {
        Holder => 0,
        Supervisor => 1,
        _ => 2,
    };

    private static ImmutableArray<string> NamesOf(ImmutableArray<Rules.Organisation.Bearer> bearers) =>
        [.. bearers.Select(bearer => bearer.Name)];
}
