namespace Grid.Domain.Rules.Accountability;

/// <summary>By which version of the law somebody answers for what they did before it changed.</summary>
public static class LiabilityVersion
{
    /// <summary>The version that the latest of them says: the one of the conduct, or a later one.</summary>
    /// <param name="fault">The fault, by its name in the packs.</param>
    /// <param name="versions">
    /// What was the law from the day of the conduct on, in this order; the last is the law now.
    /// </param>
    public static RulePack Of(string fault, params ReadOnlySpan<RulePack> versions)
    {
        ArgumentOutOfRangeException.ThrowIfZero(versions.Length, nameof(versions));
        var mildest = versions[0];
        switch (versions[^1].NormVersion?.Liability)
        {
            case NormTime.AtConduct:
                return mildest;
            case NormTime.AtConductOrLighterLater:
                foreach (var later in versions[1..])
                {
                    mildest = IsLighter(fault, later, mildest) ? later : mildest;
                }

                return mildest;
            default:
                return versions[^1];
        }
    }

    // Lighter is what makes nobody liable any more, or leads to less of what it led to before. All else cannot be
    // compared, and then the law of the conduct stays.
    private static bool IsLighter(string fault, RulePack later, RulePack earlier)
    {
        if (Find(fault, earlier) is not { IsLiable: true } before)
        {
            return false;
        }

        return Find(fault, later) is not { IsLiable: true } after
            || (after.Outcomes.Length < before.Outcomes.Length
                && after.Outcomes.All(outcome => before.Outcomes.Contains(outcome, StringComparer.Ordinal)));
    }

    private static FaultClass? Find(string fault, RulePack pack) =>
        pack.Accountability.Faults.FirstOrDefault(known => known.Fault == fault);
}
