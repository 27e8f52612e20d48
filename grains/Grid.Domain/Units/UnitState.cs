using Grid.Domain.Draws;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Units;

/// <summary>A unit as its entries have made it; also the fact that other decisions look at.</summary>
[GenerateSerializer, Immutable, Alias("unit-state")]
public sealed record UnitState
{
    /// <summary>A unit that nobody has registered.</summary>
    public static readonly UnitState None = new();

    [Id(0)]
    public UnitStatus Status { get; init; }

    [Id(1)]
    public PackName? Pack { get; init; }

    /// <summary>The type of organ that it is, or is a subdivision of, as the pack names it.</summary>
    [Id(2)]
    public string? Organ { get; init; }

    [Id(3)]
    public string? Name { get; init; }

    /// <summary>The unit that directs it.</summary>
    [Id(4)]
    public UnitId? Lead { get; init; }

    /// <summary>The unit that only looks after its work.</summary>
    [Id(5)]
    public UnitId? Supervise { get; init; }

    [Id(6)]
    public OfficerId? Head { get; init; }

    [Id(7)]
    public OfficerId? Deputy { get; init; }

    [Id(8)]
    public OfficerId? ActingHead { get; init; }

    /// <summary>The unit that it goes on in.</summary>
    [Id(9)]
    public UnitId? MergedInto { get; init; }

    /// <summary>Who went where, in the order of the ledger.</summary>
    [Id(10)]
    public ImmutableArray<UnitSplit> Splits { get; init; } = [];

    /// <summary>How many entries have made this state.</summary>
    [Id(11)]
    public int Sequence { get; init; }

    /// <summary>When it was merged; nothing where it was not.</summary>
    [Id(12)]
    public Timestamp? MergedAt { get; init; }

    /// <summary>Among whom seats are drawn, slot by slot.</summary>
    [Id(13)]
    public ImmutableArray<UnitPool> Pools { get; init; } = [];

    /// <summary>The keys of days: those that are not told yet, and the last that was.</summary>
    [Id(14)]
    public ImmutableArray<DayKeyOnRecord> DayKeys { get; init; } = [];

    /// <summary>Who leads it now, in the order in which they are asked.</summary>
    public ImmutableArray<OfficerId> Leaders => Status == UnitStatus.Open ? Present(ActingHead, Head) : [];

    /// <summary>
    /// Where somebody who was here at a time went first after it, with the unit or without it, and when; nothing where
    /// they are still here.
    /// </summary>
    /// <param name="officer">Who; nothing for the unit itself.</param>
    /// <param name="since">The time, in ticks of UTC.</param>
    public (UnitId To, long At)? GoneTo(OfficerId? officer, long since)
    {
        foreach (var split in Splits)
        {
            // They stand in the order of the ledger, and a merge ends it.
            if (officer is { } who && split.At.AsUtc >= since && split.Officers.Contains(who))
            {
                return (split.To, split.At.AsUtc);
            }
        }

        return MergedInto is { } into && MergedAt is { } at && at.AsUtc >= since ? (into, at.AsUtc) : null;
    }

    public OfficerId? Holder(UnitPost post) => post switch
    {
        UnitPost.Head => Head,
        UnitPost.Deputy => Deputy,
        UnitPost.ActingHead => ActingHead,
        _ => throw new UnreachableException(),
    };

    /// <summary>Those among whom seats of a slot are drawn; nothing where nobody has said.</summary>
    public UnitPool? PoolFor(Slot slot) => Pools.FirstOrDefault(pool => pool.Slot == slot);

    /// <summary>The key of a day; nothing where none was committed to.</summary>
    public DayKeyOnRecord? DayKey(string day) => DayKeys.FirstOrDefault(key => key.Day == day);

    public UnitId? Parent(TieKind tie) => tie == TieKind.Lead ? Lead : Supervise;

    /// <summary>
    /// Takes note of what happened. Never judges: whatever is in the ledger has already been decided.
    /// </summary>
    /// <param name="happened">The event.</param>
    /// <param name="at">When it happened, or when the grid learned of it where nobody said.</param>
    public UnitState Evolve(UnitEvent happened, Timestamp at)
    {
        var next = happened switch
        {
            UnitEvent.Registered registered => this with
            {
                Status = UnitStatus.Open,
                Pack = registered.Pack,
                Organ = registered.Organ,
                Name = registered.Name,
                Lead = registered.Lead,
                Supervise = registered.Supervise,
            },
            UnitEvent.Moved { Tie: TieKind.Lead } moved => this with { Lead = moved.To },
            UnitEvent.Moved moved => this with { Supervise = moved.To },
            UnitEvent.Appointed appointed => With(appointed.Post, appointed.Officer),
            UnitEvent.Relieved relieved => With(relieved.Post, null),
            UnitEvent.Merged merged => this with
            {
                Status = UnitStatus.Merged,
                MergedInto = merged.Into,
                MergedAt = at,
            },
            UnitEvent.Split split => this with
            {
                Splits = Splits.Add(new(split.To) { Officers = split.Officers, At = at }),
            },
            UnitEvent.PoolSet pool => this with
            {
                Pools =
                [
                    .. Pools.Where(known => known.Slot != pool.Slot), new(pool.Slot, pool.Members, Sequence + 1),
                ],
            },
            UnitEvent.DayKeyCommitted committed => this with
            {
                DayKeys = DayKeys.Add(new(committed.Day, committed.Commitment, Sequence + 1, at)
                {
                    Caseloads = committed.Caseloads,
                }),
            },
            UnitEvent.DayKeyRevealed revealed => this with
            {
                DayKeys =
                [
                    .. DayKeys.Where(key => !key.IsRevealed)
                        .Select(key => key.Day == revealed.Day ? key with { IsRevealed = true, Caseloads = [] } : key),
                ],
            },
            UnitEvent.Closed => this with { Status = UnitStatus.Closed },
            UnitEvent.AttemptNoted or UnitEvent.RetrySettled => this,
            _ => throw new UnreachableException($"UnitState.Evolve has no arm for {happened.GetType().Name}"),
        };
        return next with { Sequence = Sequence + 1 };
    }

    private UnitState With(UnitPost post, OfficerId? officer) => post switch
    {
        UnitPost.Head => this with { Head = officer },
        UnitPost.Deputy => this with { Deputy = officer },
        UnitPost.ActingHead => this with { ActingHead = officer },
        _ => throw new UnreachableException(),
    };

    private static ImmutableArray<OfficerId> Present(OfficerId? first, OfficerId? second) => (first, second) switch
    {
        ({ } one, { } other) when one != other => [one, other],
        (null, null) => [],
        _ => [(first ?? second)!.Value],
    };
}
