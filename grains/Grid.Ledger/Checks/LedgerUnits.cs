using Grid.Domain.Rules.Organisation;
using Grid.Domain.Units;

namespace Grid.Ledger.Checks;

/// <summary>The units as the ledger tells of them, and which is below which.</summary>
internal sealed class LedgerUnits
{
    private readonly Dictionary<UnitId, UnitState> _units = [];

    public static bool IsOf(string type) => type.StartsWith("unit.", StringComparison.Ordinal);

    public void Take(EntryHeader header, UnitEvent happened)
    {
        var unit = new UnitId(header.Stream);
        _units[unit] = _units.GetValueOrDefault(unit, UnitState.None).Evolve(happened, header.EffectiveAt);
    }

    /// <summary>Whether a unit is another, or led by it at whatever remove; what merged is where it went.</summary>
    public bool IsBelow(UnitId? unit, UnitId top)
    {
        // What is told of units afterwards may be a ring: nobody climbs for longer than there are units.
        for (var climbed = 0; unit is { } current && climbed <= _units.Count; climbed++)
        {
            if (current == top)
            {
                return true;
            }

            unit = _units.TryGetValue(current, out var state) ? state.MergedInto ?? state.Parent(TieKind.Lead) : null;
        }

        return false;
    }
}
