namespace Grid.Domain.Officers;

/// <summary>An officer as the entries have made them; also the fact that other decisions look at.</summary>
[GenerateSerializer, Immutable, Alias("officer-state")]
public sealed record OfficerState
{
    /// <summary>Somebody whom nobody has registered.</summary>
    public static readonly OfficerState None = new();

    /// <summary>The pack whose classes and powers the officer's are.</summary>
    [Id(0)]
    public PackName? Pack { get; init; }

    [Id(1)]
    public string? Class { get; init; }

    [Id(2)]
    public UnitId? Unit { get; init; }

    [Id(3)]
    public OfficerId? Supervisor { get; init; }

    [Id(4)]
    public OfficerId? Deputy { get; init; }

    /// <summary>Standings in the order of the ledger.</summary>
    [Id(5)]
    public ImmutableArray<StandingSince> Standings { get; init; } = [];

    [Id(6)]
    public ImmutableArray<Mandate> Mandates { get; init; } = [];

    /// <summary>How many entries have made this state.</summary>
    [Id(7)]
    public int Sequence { get; init; }

    /// <summary>How the officer is about to go; nothing where nothing is planned.</summary>
    [Id(8)]
    public Leaving? Planned { get; init; }

    /// <summary>When the officer did very much in a very short time; the newest, mostly none.</summary>
    [Id(9)]
    public ImmutableArray<BurstOnRecord> Bursts { get; init; } = [];

    public bool IsRegistered => !Standings.IsEmpty;

    /// <summary>
    /// Whether a suspension was not ended yet by the time, wherever the officer may have gone since: it ends by
    /// reinstatement alone, and leave hides it.
    /// </summary>
    public bool IsSuspendedAt(Timestamp at)
    {
        var isSuspended = false;
        foreach (var standing in Standings)
        {
            isSuspended = at.CompareWith(standing.Since) < 0
                ? isSuspended
                : standing.Standing == Standing.Suspended || (isSuspended && standing.Standing != Standing.Active);
        }

        return isSuspended;
    }

    /// <summary>
    /// The standing at a time, <see cref="Standing.Unknown"/> before the first; nothing where times cannot be compared.
    /// A suspension ends by reinstatement alone, and a leave by return: one told late is not undone by the officer
    /// having been registered since.
    /// </summary>
    public Standing? StandingAt(Timestamp at)
    {
        // Where the officer only ever had one standing, a time that cannot be compared can tell no other.
        if (Standings is [var only])
        {
            return at.CompareWith(only.Since) < 0 ? Standing.Unknown : only.Standing;
        }

        var (registered, moved) = ((StandingSince?)null, (StandingSince?)null);
        var (isMoved, isOpen) = (false, false);
        foreach (var standing in Standings)
        {
            isMoved |= IsAway(standing.Standing);
            // What cannot be compared leaves the answer open, until a standing entered after it takes its place.
            isOpen = at.CompareWith(standing.Since) is { } order ? isOpen && order < 0 : true;
            if (isMoved)
            {
                moved = LatestBy(at, moved, standing);
            }
            else
            {
                registered = LatestBy(at, registered, standing);
            }
        }

        return isOpen ? null : (moved ?? registered)?.Standing ?? Standing.Unknown;
    }

    /// <summary>
    /// How the officer first came to be away in a span of time; nothing where they were in office all along, or where
    /// times cannot be compared. Who was away when it began did not go in it, and has planned nothing.
    /// </summary>
    public StandingSince? FirstAwayIn(Timestamp from, Timestamp until)
    {
        StandingSince? first = null;
        foreach (var gone in Standings)
        {
            if (IsAway(gone.Standing) && from.CompareWith(gone.Since) <= 0 && gone.Since.CompareWith(until) < 0
                && StandingAt(gone.Since) == gone.Standing
                && (first is null || gone.Since.CompareWith(first.Since) < 0))
            {
                first = gone;
            }
        }

        // Whoever went in the first instant was there when it began.
        return first?.Since.CompareWith(from) != 0 && StandingAt(from) is { } before && IsAway(before)
            ? new(before, from)
            : first;
    }

    /// <summary>
    /// Whether the officer was active and held the power at the time; nothing where that is not known: the standing is
    /// unknown, or times cannot be compared.
    /// </summary>
    public bool? HasPower(Power power, string? kind, Timestamp at)
    {
        switch (StandingAt(at))
        {
            case null or Standing.Unknown:
                return null;
            case Standing.Suspended or Standing.OnLeave or Standing.Left:
                return false;
            case Standing.Active:
                break;
            default:
                throw new UnreachableException();
        }

        bool? has = false;
        foreach (var mandate in Mandates)
        {
            switch (mandate.Covers(power, kind, at))
            {
                case true:
                    return true;
                case null:
                    has = null;
                    break;
                case false:
                    break;
            }
        }

        return has;
    }

    /// <summary>
    /// Whether a mandate that comes with the post held at the time; nothing where times cannot be compared.
    /// </summary>
    public bool? HoldsPost(string post, Timestamp at)
    {
        bool? holds = false;
        foreach (var mandate in Mandates)
        {
            if (mandate.Post == post)
            {
                switch (mandate.HoldsAt(at))
                {
                    case true:
                        return true;
                    case null:
                        holds = null;
                        break;
                    case false:
                        break;
                }
            }
        }

        return holds;
    }

    /// <summary>The powers held at a time, in whichever kind of case, in ordinal order.</summary>
    public ImmutableArray<Power> PowersAt(Timestamp at) =>
    [
        .. Mandates.SelectMany(mandate => mandate.Kinds).Append<string?>(null).Distinct()
            .SelectMany(kind => PowersAt(kind, at)).Distinct()
            .OrderBy(power => power.Value, StringComparer.Ordinal),
    ];

    /// <summary>The powers held at a time in cases of a kind, in ordinal order.</summary>
    public ImmutableArray<Power> PowersAt(string? kind, Timestamp at) =>
    [
        .. Mandates.SelectMany(mandate => mandate.Powers).Distinct()
            .Where(power => HasPower(power, kind, at) == true)
            .OrderBy(power => power.Value, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Takes note of what happened. Never judges: whatever is in the ledger has already been decided.
    /// </summary>
    /// <param name="happened">The event.</param>
    /// <param name="at">When it happened, or when the grid learned of it where nobody said.</param>
    public OfficerState Evolve(OfficerEvent happened, Timestamp at)
    {
        var next = happened switch
        {
            OfficerEvent.Registered registered => this with
            {
                Pack = registered.Pack,
                Class = registered.Class,
                Unit = registered.Unit,
                Supervisor = registered.Supervisor,
                Deputy = registered.Deputy,
                // Registered again, the officer goes on in the standing they had.
                Standings = IsRegistered && StandingAt(at) == registered.Standing
                    ? Standings
                    : Standings.Add(new(registered.Standing, at)),
            },
            OfficerEvent.MandateGranted granted => this with { Mandates = Mandates.Add(granted.Mandate) },
            OfficerEvent.MandateRevoked revoked => this with
            {
                Mandates =
                [
                    .. Mandates.Select(mandate =>
                        mandate.Id == revoked.Mandate ? mandate with { RevokedAt = at } : mandate),
                ],
            },
            OfficerEvent.Suspended => this with { Standings = Standings.Add(new(Standing.Suspended, at)) },
            OfficerEvent.Reinstated => this with { Standings = Standings.Add(new(Standing.Active, at)) },
            OfficerEvent.LeavingPlanned planned => this with { Planned = planned.Leaving },
            OfficerEvent.LeftOffice left => this with
            {
                Planned = null,
                Standings = Standings.Add(new(StandingAfter(left.Leaving), at)
                {
                    IsPlanned = Planned == left.Leaving,
                }),
            },
            OfficerEvent.Returned => this with
            {
                Planned = null,
                Standings = StandingAt(at) == Standing.Active ? Standings : Standings.Add(new(Standing.Active, at)),
            },
            OfficerEvent.BurstNoted noted => this.Noted(noted),
            OfficerEvent.AttemptNoted or OfficerEvent.RetrySettled => this,
            _ => throw new UnreachableException($"OfficerState.Evolve has no arm for {happened.GetType().Name}"),
        };
        return next with { Sequence = Sequence + 1 };
    }

    /// <summary>The standing of whoever has gone.</summary>
    public static Standing StandingAfter(Leaving leaving) =>
        leaving == Leaving.Leave ? Standing.OnLeave : Standing.Left;

    private static bool IsAway(Standing standing) =>
        standing is Standing.Suspended or Standing.OnLeave or Standing.Left;

    private static StandingSince? LatestBy(Timestamp at, StandingSince? latest, StandingSince next) =>
        at.CompareWith(next.Since) >= 0 && (latest is null || next.Since.CompareWith(latest.Since) >= 0)
            ? next
            : latest;
}
