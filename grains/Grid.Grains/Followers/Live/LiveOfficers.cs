namespace Grid.Grains.Followers.Live;

/// <summary>Every officer that the ledger names, as their own entries have made them.</summary>
internal sealed class LiveOfficers
{
    private readonly Dictionary<OfficerId, LiveOfficer> _all = [];
    private readonly Dictionary<Standing, long> _byStanding = [];

    // Standings that were told in advance: at these times somebody's standing changes without an entry.
    private readonly SortedSet<long> _ahead = [];

    /// <summary>Those who are registered, in the order of their ids.</summary>
    public SortedSet<LiveOfficer> Registered { get; } = new(LiveOfficer.ById);

    /// <summary>What rules about accountability ask for: every officer with a state.</summary>
    public CaseFacts Facts { get; private set; } = CaseFacts.At(default);

    public long CountOf(Standing standing) => _byStanding.GetValueOrDefault(standing);

    public LiveOfficer Named(OfficerId id)
    {
        if (!_all.TryGetValue(id, out var officer))
        {
            _all.Add(id, officer = new(id));
        }

        return officer;
    }

    public LiveOfficer? Find(OfficerId id) => _all.GetValueOrDefault(id);

    /// <summary>Takes note of what happened to an officer.</summary>
    /// <returns>Whether it may change who answers or who supervises.</returns>
    public bool Take(OfficerId id, OfficerEvent happened, (Timestamp At, Timestamp Now) when)
    {
        var officer = Named(id);
        officer.State = officer.State.Evolve(happened, when.At);
        Facts = Facts.With(id, officer.State);
        if (happened is not (OfficerEvent.Registered or OfficerEvent.Suspended or OfficerEvent.Reinstated
            or OfficerEvent.LeftOffice or OfficerEvent.Returned))
        {
            return false;
        }

        if (Registered.Add(officer))
        {
            Count(officer.Standing = Standing.Unknown, 1);
        }

        if (when.At.AsUtc > when.Now.AsUtc)
        {
            _ahead.Add(when.At.AsUtc);
        }

        Look(officer, when.Now);
        return true;
    }

    /// <summary>Takes note of what happened to a unit: the way of accountability may go through it.</summary>
    public void Take(UnitId id, UnitEvent happened, Timestamp at) =>
        Facts = Facts.With(id, Facts.Unit(id).Evolve(happened, at));

    /// <summary>Goes on to a time.</summary>
    /// <returns>Whether a standing that was told in advance has begun since.</returns>
    public bool Advance(Timestamp now)
    {
        Facts = Facts with { Now = now };
        if (_ahead.Count == 0 || _ahead.Min > now.AsUtc)
        {
            return false;
        }

        _ahead.RemoveWhere(at => at <= now.AsUtc);
        foreach (var officer in Registered)
        {
            Look(officer, now);
        }

        return true;
    }

    private void Look(LiveOfficer officer, Timestamp now)
    {
        var standing = officer.State.StandingAt(now) ?? Standing.Unknown;
        Count(officer.Standing, -1);
        Count(standing, 1);
        officer.Standing = standing;
    }

    private void Count(Standing standing, int change) =>
        _byStanding[standing] = _byStanding.GetValueOrDefault(standing) + change;
}
