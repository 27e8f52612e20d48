namespace Grid.Replay.Reading;

/// <summary>Counts what a log holds.</summary>
internal static class LogTally
{
    public static LogTotals Of(ImmutableArray<LogCase> cases, int quarantined)
    {
        var acts = 0;
        var withoutOfficer = 0;
        var officers = new HashSet<(string? Organ, string Officer)>();
        Timestamp? first = null;
        Timestamp? last = null;
        foreach (var logCase in cases)
        {
            foreach (var act in logCase.Acts)
            {
                acts++;
                if (act.Officer is { } officer)
                {
                    officers.Add((logCase.Organ, officer));
                }
                else
                {
                    withoutOfficer++;
                }

                first = Further(first, act.At, sign: -1);
                last = Further(last, act.At, sign: 1);
            }
        }

        return new LogTotals(cases.Length, acts, officers.Count)
        {
            ActsWithoutOfficer = withoutOfficer,
            Quarantined = quarantined,
            NamesInSeveralOrgans = SharedName.Of(cases).Length,
            First = first?.ToString(),
            Last = last?.ToString(),
        };
    }

    // Times of one log can always be compared: those that cannot were set aside. Of two texts for one instant the one
    // that sorts first is told, so that the order of the rows does not matter.
    private static Timestamp Further(Timestamp? known, Timestamp next, int sign)
    {
        if (known is not { } before)
        {
            return next;
        }

        var compared = next.CompareWith(before) ?? 0;
        var isFurther = compared == 0 ? (next.OffsetMinutes ?? 0) < (before.OffsetMinutes ?? 0) : compared == sign;
        return isFurther ? next : before;
    }
}
