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
        var levels = LevelsOf(pack);
        var warnings = clock.Warnings.IsEmpty
            ? levels.Where(level => !IsBreach(level)).Select(RungOf)
            : clock.Warnings.Select((warning, place) => RungOf(warning, place, levels));
        var breach = levels.FirstOrDefault(IsBreach);
        return
        [
            .. warnings,
            new(Breach)
            {
                AtPercent = Whole,
                To = breach is null ? [] : NamesOf(breach.To),
                Answers = breach?.Answers ?? [],
                CluesFor = breach is null ? [] : NamesOf(breach.CluesFor),
            },
        ];
    }

    // A step that is no matter of time, or that somebody else gives, is not the grid's.
    private static ImmutableArray<WarningLevel> LevelsOf(RulePack pack) =>
    [
        .. pack.Supervision.OfType<SupervisionRow.WarningLadder>()
            .SelectMany(ladder => ladder.Levels)
            .Where(level => level.By is null && level.When is null
                && (level.AtPercent is not null || !level.Before.IsEmpty)),
    ];

    private static bool IsBreach(WarningLevel level) => level.AtPercent >= Whole;

    private static LadderRung RungOf(WarningLevel level) => new(level.Level)
    {
        AtPercent = level.AtPercent,
        Before = level.AtPercent is null ? level.Before : [],
        To = NamesOf(level.To),
        Answers = level.Answers,
    };

    private static LadderRung RungOf(ClockWarning warning, int place, ImmutableArray<WarningLevel> levels)
    {
        var like = levels.FirstOrDefault(level => !IsBreach(level) && level.AtPercent == warning.AtPercent
                && warning.AtPercent is not null)
            ?? levels.FirstOrDefault(level => !IsBreach(level) && !level.Answers.IsEmpty
                && RanksOf(NamesOf(level.To)).SequenceEqual(RanksOf(warning.To)));
        return new(like is { AtPercent: not null } && like.AtPercent == warning.AtPercent
            ? like.Level
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"warning-{place + 1}"))
        {
            AtPercent = warning.AtPercent,
            Before = warning.BeforeDays is { } days and > 0 ? [new(days, TermUnit.Day)] : [],
            To = warning.To,
            Answers = like?.Answers ?? [],
        };
    }

    private static IEnumerable<int> RanksOf(ImmutableArray<string> names) =>
        names.Select(RankOf).Distinct().Order();

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
