namespace Grid.Grains.Followers.Live;

/// <summary>
/// What the views remember of a case: live cases always, closed ones only while something about them is for somebody to
/// look at. Some hundred bytes; whoever wants more reads the ledger.
/// </summary>
internal sealed class LiveCase(string id)
{
    public static readonly IComparer<LiveCase> ById =
        Comparer<LiveCase>.Create(static (one, other) => string.CompareOrdinal(one.Id, other.Id));

    public string Id => id;

    /// <summary>The last entry that was taken.</summary>
    public int Sequence { get; set; }

    public bool IsOpen { get; set; }

    public bool IsRun { get; set; }

    public LivePack? Pack { get; set; }

    public string? Kind { get; set; }

    public string? Unit { get; set; }

    /// <summary>The procedure it is in; nothing where its pack declares none for it.</summary>
    public string? Procedure { get; set; }

    public string? Stage { get; set; }

    /// <summary>The seats that are held; none of a closed case.</summary>
    public ImmutableArray<LiveSeat> Seats { get; set; } = [];

    /// <summary>The rules whose latest verdict is broken or undecidable.</summary>
    public ImmutableArray<(LiveRule Rule, VerdictKind Verdict)> Standing { get; set; } = [];

    /// <summary>Its breaches as far as they are listed, the newest last.</summary>
    public List<LiveBreach>? Breaches { get; set; }

    public int OpenBreaches { get; set; }

    /// <summary>The open ones among those that are too old to be listed, by rule and pack.</summary>
    public ImmutableArray<(LiveRule Rule, LivePack? Pack, int Open)> Unlisted { get; set; } = [];

    public int ActsWithoutOfficer { get; set; }

    /// <summary>Slots whose answerer has no active supervisor who is someone else.</summary>
    public int UnsupervisedSlots { get; set; }

    public bool IsWithoutHolder { get; set; }

    public int Undecidable => Standing.Count(standing => standing.Verdict == VerdictKind.Undecidable);

    /// <summary>Whether it was sent and not yet received.</summary>
    public bool IsInTransit { get; set; }

    /// <summary>The deadlines of officers that run in it.</summary>
    public ImmutableArray<LiveClock> Clocks { get; set; } = [];

    /// <summary>Whether one of them has passed.</summary>
    public bool IsOverdue
    {
        get
        {
            foreach (var clock in Clocks)
            {
                if (clock.IsOverdue)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The day of the last act, or of the opening.</summary>
    public int LastDay { get; set; }

    /// <summary>What it has added to the numbers of its unit.</summary>
    public CaseCount? Counted { get; set; }

    /// <summary>The last time that the numbers were added up anew in which it was added.</summary>
    public int AddedIn { get; set; }

    /// <summary>Whether it is among the closed ones that are remembered.</summary>
    public bool IsKept { get; set; }

    /// <summary>Whether there is a reason to remember it.</summary>
    public bool IsOfInterest =>
        IsOpen || Breaches is { Count: > 0 } || OpenBreaches > 0 || !Standing.IsEmpty || ActsWithoutOfficer > 0
        || (Counted is { } counted && counted.Open != default);

    /// <summary>The number of a day of UTC.</summary>
    public static int DayOf(Timestamp at) => (int)(at.AsUtc / TimeSpan.TicksPerDay);
}
