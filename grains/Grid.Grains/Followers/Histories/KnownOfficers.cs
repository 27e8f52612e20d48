namespace Grid.Grains.Followers.Histories;

/// <summary>The officers that one history looks at, each read once.</summary>
internal sealed class KnownOfficers(OfficerReadings officers, CancellationToken cancellation)
{
    private readonly Dictionary<OfficerId, OfficerPast> _known = [];

    /// <summary>What is wrong with the entries of an officer who was looked at.</summary>
    public string? Damage { get; private set; }

    public async Task<OfficerPast> Read(OfficerId id)
    {
        if (!_known.TryGetValue(id, out var past))
        {
            past = await officers.Read(id, cancellation) ?? OfficerPast.None;
            _known.Add(id, past);
            Damage ??= past.Damage is { } damage ? $"{id}: {damage}" : null;
        }

        return past;
    }
}
