namespace Grid.Grains.Followers.Live;

/// <summary>What the views remember of an officer, also of one who is only named.</summary>
internal sealed class LiveOfficer(OfficerId id)
{
    public static readonly IComparer<LiveOfficer> ById =
        Comparer<LiveOfficer>.Create(static (one, other) => string.CompareOrdinal(one.Id.Value, other.Id.Value));

    public OfficerId Id => id;

    public OfficerState State { get; set; } = OfficerState.None;

    /// <summary>The standing when it was last looked at.</summary>
    public Standing Standing { get; set; }

    /// <summary>The live cases in which the officer holds a seat, or acts in one.</summary>
    public HashSet<LiveCase> Cases { get; } = new(0);

    /// <summary>How many seats the officer answers in, as the records of the cases go.</summary>
    public int Answering { get; set; }

    /// <summary>In how many of them in somebody else's place.</summary>
    public int Acting { get; set; }

    /// <summary>In how many live cases these are.</summary>
    public int AnsweringCases { get; set; }

    /// <summary>In how many of the seats without a supervisor.</summary>
    public int Unsupervised { get; set; }

    /// <summary>Who answers for this officer where a seat is held by them in a case run through the grid.</summary>
    public ImmutableArray<Coverage> Coverages { get; set; } = [];

    /// <summary>Whether the officer's own supervisor is active and someone else; nothing before it was asked.</summary>
    public bool? IsSupervised { get; set; }

    /// <summary>The breaches that speak of the officer, as far as they are listed, the newest last.</summary>
    public List<LiveBreach> Breaches { get; } = new(0);
}
