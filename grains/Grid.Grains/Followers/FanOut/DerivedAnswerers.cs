namespace Grid.Grains.Followers.FanOut;

/// <summary>Who answers for an officer's seats now, by the same functions of the domain as a decision asks.</summary>
internal sealed class DerivedAnswerers(GridLedger grid, IRulePacks packs)
{
    private readonly OtherUnits _units = new(grid.Ledger);

    public Timestamp Now => Timestamp.FromUtc(grid.Clock.GetUtcNow());

    public Task<OfficerState> Officer(OfficerId id, CancellationToken cancellation) =>
        grid.Asking.Of(id, grid.Snapshots, cancellation);

    public Task<UnitState> Unit(UnitId id, CancellationToken cancellation) => _units.Of(id, cancellation);

    /// <summary>The officer who answers; nothing where the whole route is barred.</summary>
    public async Task<OfficerId?> Of(OfficerId holder, OfficerState state, CancellationToken cancellation)
    {
        var oversight = state.Pack is { } name
            ? (await packs.InForce(name, new PackMoment(Now), cancellation))?.Pack.Oversight
            : null;
        var facts = CaseFacts.At(Now).With(holder, state);
        while (true)
        {
            foreach (var id in Accountability.UnitsStillUnknown(holder, facts, oversight))
            {
                facts = facts.With(id, await Unit(id, cancellation));
            }

            var officers = Accountability.StillUnknown(holder, facts, oversight);
            foreach (var id in officers)
            {
                facts = facts.With(id, await Officer(id, cancellation));
            }

            if (officers.IsEmpty && Accountability.UnitsStillUnknown(holder, facts, oversight).IsEmpty)
            {
                return Accountability.AnswererOf(holder, facts, oversight);
            }
        }
    }
}
