using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Histories;

/// <summary>An officer's stream as read so far.</summary>
internal sealed class OfficerReading(string stream)
{
    // Beyond it what is asked of the past is answered from the latest changes alone.
    private const int ChangesMax = 2000;

    private readonly StreamReading _entries = new(stream);
    private OfficerPast _past = OfficerPast.None;

    /// <summary>Reads on; nothing where there is no such stream.</summary>
    public async Task<OfficerPast?> GoOn(StoredLedger ledger, CancellationToken cancellation) =>
        await _entries.GoOn(ledger, Take, cancellation)
            ? _past with { Entries = _entries.Total, Damage = _entries.Damage }
            : null;

    private void Take(EntryHeader header, object happened)
    {
        var change = (OfficerEvent)happened;
        _past = _past with { State = _past.State.Evolve(change, header.EffectiveAt) };
        if (change is OfficerEvent.Registered or OfficerEvent.Suspended or OfficerEvent.Reinstated
            or OfficerEvent.LeftOffice or OfficerEvent.Returned)
        {
            var changes = _past.Changes.Length < ChangesMax ? _past.Changes : _past.Changes[(ChangesMax / 2)..];
            _past = _past with { Changes = changes.Add((header.EffectiveAt, change)) };
        }
    }
}
