namespace Grid.Simulator.Load;

/// <summary>What a scenario says that cannot be, each with the key that says it.</summary>
internal static class LoadScenarioCheck
{
    public static ImmutableArray<(string Key, string Problem)> Problems(LoadScenario scenario) =>
    [
        .. Top(scenario),
        .. Profile(scenario.Profile),
        .. scenario.Officers.SelectMany(Officers),
        .. Cases(scenario),
    ];

    private static IEnumerable<(string Key, string Problem)> Top(LoadScenario scenario)
    {
        var shares = scenario.Commands;
        double[] all =
        [
            shares.Open, shares.Act, shares.ActAway, shares.Transfer, shares.Suspend, shares.Reinstate, shares.Close,
        ];
        (bool IsWrong, string Key, string Problem)[] found =
        [
            (scenario.Name.Length == 0 || scenario.Name.Any(letter => !char.IsAsciiLetterOrDigit(letter)),
                "scenario", "a scenario needs a name of letters and digits"),
            (scenario.Pack.Length == 0, "pack", "a scenario needs the name of a rule pack"),
            (scenario.Rate is not (> 0 and <= 10_000_000), "rate", "the rate must be more than 0 a second"),
            (scenario.Duration <= TimeSpan.Zero, "duration", "the duration must be more than nothing"),
            (scenario.InFlightMax < 1, "inFlightMax", "at least one command must be under way at once"),
            (scenario.Retries.AttemptsMax < 1, "attemptsMax", "a command must be tried at least once"),
            (scenario.Retries.Unknown < 0, "unknown", "a command cannot be tried again less than never"),
            (scenario.AwayMax is not (>= 0 and <= 100), "awayMax", "`awayMax` is of a hundred"),
            (scenario.Cases.Crowded is not (>= 0 and <= 100), "crowded", "`crowded` is of a hundred"),
            (scenario.Retries.Doubled is not (>= 0 and <= 100), "doubled", "`doubled` is of a hundred"),
            (scenario.Retries.Late is not (>= 0 and <= 100), "late", "`late` is of a hundred"),
            (scenario.ReceiptsMax < 1, "receiptsMax", "at least one receipt must be held against the ledger"),
            (all.Any(share => share is not >= 0) || all.Sum() <= 0, "commands", "no share of commands may be below 0, "
                + "and not all may be 0"),
            (scenario.Goals.Acknowledged is < 0 or > 100, "acknowledged", "`acknowledged` is of a hundred"),
            (scenario.Officers.Count == 0, "officers", "somebody must be there"),
        ];
        return found.Where(one => one.IsWrong).Select(one => (one.Key, one.Problem));
    }

    private static IEnumerable<(string Key, string Problem)> Profile(List<LoadPhase> profile)
    {
        if (profile.Exists(phase => phase.Share is not > 0 || phase.From is not >= 0 || phase.To is < 0))
        {
            yield return ("profile", "a phase needs a share above 0, and multiples of the rate that are not below 0");
        }
        else if (profile.Count > 0 && profile.TrueForAll(phase => phase.From == 0 && phase.To is null or 0))
        {
            yield return ("profile", "the rate must be above 0 at some time");
        }
    }

    private static IEnumerable<(string Key, string Problem)> Officers(OfficerKind kind)
    {
        if (kind.Kind.Length == 0 || kind.Organ.Length == 0)
        {
            yield return ("officers", "officers need a `kind` and an `organ`");
        }

        if (kind.Count < 2 || kind.InUnit < 2)
        {
            yield return ("count", $"there must be at least two {kind.Kind}, and two in a unit: one may be suspended");
        }
    }

    private static IEnumerable<(string Key, string Problem)> Cases(LoadScenario scenario)
    {
        if (scenario.Cases.Kinds.Count == 0 || scenario.Cases.AtStart < 1)
        {
            yield return ("cases", "there must be a kind of case, and a case at the start");
        }

        foreach (var kind in scenario.Cases.Kinds)
        {
            if (scenario.Officers.TrueForAll(officers => officers.Kind != kind.Lead))
            {
                yield return ("lead", $"`{kind.Lead}` leads `{kind.Case}`, but no officers are of that kind");
            }

            if (kind.Weight is not > 0 || kind.Acts < kind.End.Count || kind.Course.Count == 0)
            {
                yield return ("kinds", $"`{kind.Case}` needs a weight, a course, and at least as many acts as its end");
            }
        }
    }
}
