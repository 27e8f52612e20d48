using Grid.Replay.Running;

namespace Grid.Replay.Report.Figures;

/// <summary>
/// The busiest officers. Nothing here counts breaches: load is no measure of blame, and the two must not stand side by
/// side.
/// </summary>
/// <param name="Busiest">Busiest first.</param>
public sealed record OfficerLoads(ImmutableArray<OfficerLoad> Busiest)
{
    /// <summary>Most officers that are listed.</summary>
    public const int ListedMax = 25;

    public int Acts => Busiest.Sum(officer => officer.Acts);

    public static OfficerLoads Of(ImmutableArray<CaseOutcome> cases)
    {
        var loads = new Dictionary<OfficerName, (int Acts, int Cases)>();
        foreach (var outcome in cases)
        {
            var named = outcome.Case.Acts.Select(act => act.Officer).OfType<string>();
            foreach (var (name, acts) in named.CountBy(name => name))
            {
                var officer = new OfficerName(outcome.Case.Organ, name);
                var load = loads.GetValueOrDefault(officer);
                loads[officer] = (load.Acts + acts, load.Cases + 1);
            }
        }

        return new(
        [
            .. loads.OrderByDescending(load => load.Value.Acts).ThenByDescending(load => load.Value.Cases)
                .ThenBy(load => $"{load.Key}", StringComparer.Ordinal).Take(ListedMax)
                .Select(load => new OfficerLoad($"{load.Key}", load.Value.Acts, load.Value.Cases)),
        ]);
    }
}
