using Grid.Domain.Officers;

namespace Grid.Domain.Units;

/// <summary>What the shell looked up before a decision on a unit.</summary>
/// <param name="Subject">The unit it is about.</param>
/// <param name="Now">The grid's clock.</param>
/// <param name="Asking">The officer who asks; nothing where a system does.</param>
public sealed record UnitFacts(UnitId Subject, Timestamp Now, OfficerState? Asking)
{
    /// <summary>Every other unit that was looked at, also those that nobody has registered.</summary>
    public ImmutableDictionary<UnitId, UnitState> Units { get; init; } = ImmutableDictionary<UnitId, UnitState>.Empty;

    /// <summary>The officer who is to be appointed.</summary>
    public OfficerState? Appointee { get; init; }

    /// <summary>Some of the open cases that the unit has.</summary>
    public ImmutableArray<CaseId> OpenCases { get; init; } = [];

    /// <summary>The unit as looked up. One that was not looked at is as one that nobody has registered.</summary>
    public UnitState Unit(UnitId id) => Units.GetValueOrDefault(id, UnitState.None);

    /// <summary>The unit and all above it, by either tie, nearest first.</summary>
    public IEnumerable<UnitId> Upwards(UnitId from)
    {
        var met = new HashSet<UnitId> { from };
        var next = new Queue<UnitId>(met);
        while (next.TryDequeue(out var id))
        {
            yield return id;
            foreach (var above in UnitNeeds.Above(Unit(id)).Where(met.Add))
            {
                next.Enqueue(above);
            }
        }
    }
}
