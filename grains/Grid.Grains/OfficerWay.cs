namespace Grid.Grains;

/// <summary>
/// The way up from a supervisor whom somebody is to answer to. Two who are registered under each other at once rely on
/// each other's stream, so one of them sees the other.
/// </summary>
internal static class OfficerWay
{
    /// <summary>
    /// Looks up who stands above; it ends where nobody is named, at the officer in question, or in a ring that was
    /// there before.
    /// </summary>
    public static async Task<(OfficerFacts Facts, ImmutableSortedDictionary<string, int> Relied)> Look(
        GridLedger grid,
        (OfficerFacts Facts, OfficerId Supervisor) asked,
        ImmutableSortedDictionary<string, int> relied,
        CancellationToken cancellation)
    {
        var above = ImmutableArray.CreateBuilder<OfficerId>();
        OfficerId? current = asked.Supervisor;
        while (current is { } id && id != asked.Facts.Subject)
        {
            var officer = await grid.Asking.Of(id, grid.Snapshots, cancellation);
            relied = relied.SetItem(id.Value, officer.Sequence);
            current = officer.Supervisor is { } next && !above.Contains(next) ? next : null;
            if (current is { } supervisor)
            {
                above.Add(supervisor);
            }
        }

        return (asked.Facts with { Above = above.ToImmutable() }, relied);
    }
}
