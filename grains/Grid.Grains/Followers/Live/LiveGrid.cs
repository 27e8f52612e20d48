using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>
/// The grid as its entries have made it so far, in memory. One at a time may use it: it is for whoever holds its lock.
/// </summary>
internal sealed class LiveGrid
{
    // Damaged streams of which the names are kept; any further ones are counted with each damaged entry.
    private const int DamagedMax = 10_000;

    private const int StagesShown = 20;

    private readonly HashSet<string> _damaged = new(StringComparer.Ordinal);

    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);

    public LiveGrid(int breachesListedMax)
    {
        Breaches = new(breachesListedMax);
        Coverage = new(Loops);
        Supervision = new(Officers, Coverage);
        Cases = new(Packs, Officers, Supervision, Breaches, Coverage);
    }

    public LivePacks Packs { get; } = new();

    public LiveOfficers Officers { get; } = new();

    public Supervision Supervision { get; }

    public LiveBreaches Breaches { get; }

    public LiveCases Cases { get; }

    /// <summary>What waits for an answer or a disposition.</summary>
    public LiveLoops Loops { get; } = new();

    /// <summary>The deadlines of officers.</summary>
    public LiveClocks Clocks { get; } = new();

    /// <summary>Blind spots and open loops, unit by unit.</summary>
    public LiveCoverage Coverage { get; }

    public LiveDraws Draws { get; } = new();

    public LiveMarks Marks { get; } = new();

    public LiveInterference Interference { get; } = new();

    /// <summary>
    /// Every unit that an entry of its own, a case or an officer speaks of, in the order of their ids.
    /// </summary>
    public SortedSet<UnitId> Units { get; } = new(
        Comparer<UnitId>.Create(static (one, other) => string.CompareOrdinal(one.Value, other.Value)));

    public RecentEntries Recent { get; } = new();

    public ActRates Rates { get; } = new();

    /// <summary>The last entry that was taken; -1 before the first.</summary>
    public long Position { get; private set; } = -1;

    /// <summary>How many entries were taken, also those that could not be believed.</summary>
    public long Entries { get; private set; }

    public long Acts { get; private set; }

    public long DamagedStreams { get; private set; }

    /// <summary>Goes on to a time, and asks again who supervises where it may have changed.</summary>
    public void Advance(DateTimeOffset now)
    {
        if (Officers.Advance(Timestamp.FromUtc(now)))
        {
            Supervision.Doubt();
        }

        foreach (var pack in Packs.Advance(Officers.Facts.Now))
        {
            Cases.LookAgain(pack);
        }

        foreach (var overdue in Clocks.Advance(Officers.Facts.Now))
        {
            Coverage.Count(overdue);
        }

        Supervision.CatchUp();
    }

    /// <summary>Takes note of an entry.</summary>
    /// <returns>What is wrong with its stream, where this is the first that is heard of it.</returns>
    public string? Take(FollowedEntry entry)
    {
        if (entry.Order <= Position)
        {
            return null;
        }

        Position = entry.Order;
        if (IsHidden(entry))
        {
            return null;
        }

        Entries++;
        if (_damaged.Contains(entry.Stream))
        {
            return null;
        }

        if (entry.Content is not var (header, happened))
        {
            return Seal(entry.Stream, entry.Damage!);
        }

        if (SequenceOf(header.Stream) is { } last && header.Sequence != last + 1)
        {
            return Seal(
                entry.Stream, $"entry {entry.Position} of its lane is #{header.Sequence}, but follows #{last}");
        }

        Take(header, happened, entry.Pack);
        Recent.Add(entry.Position, header, happened);
        return null;
    }

    /// <summary>
    /// Whether a stream is that of a sealed case. Nobody knows who reads the views: nothing of it is taken, so that no
    /// list has it and no number counts it.
    /// </summary>
    public bool IsHidden(string stream) => _hidden.Contains(stream);

    /// <summary>Whether nothing more is taken of a stream.</summary>
    public bool IsSealed(string stream) => _damaged.Contains(stream);

    /// <summary>The views take nothing more of a stream.</summary>
    /// <returns>What is wrong with it.</returns>
    public string Seal(string stream, string damage)
    {
        DamagedStreams++;
        if (_damaged.Count < DamagedMax)
        {
            _damaged.Add(stream);
        }

        return damage;
    }

    /// <summary>What an officer has to do, as the records of the live cases go.</summary>
    public WorkloadView WorkloadOf(LiveOfficer officer) => new(
        officer.AnsweringCases,
        officer.Answering,
        officer.Acting,
        officer.State.Pack is { } pack ? Packs.Find(pack)?.Pack?.Organisation.CasesMaxOf(officer.State.Class) : null);

    public OverviewView Overview(DateTimeOffset now) => new()
    {
        At = now,
        Position = Position,
        LiveCases = Cases.Live,
        ClosedCases = Cases.Closed,
        Officers = Officers.Registered.Count,
        SuspendedOfficers = Officers.CountOf(Standing.Suspended),
        Acts = Acts,
        Entries = Entries,
        ActsPerSecond = Rates.PerSecondBefore(now),
        Rates = Rates.Before(now),
        Rules = Packs.Tallies(),
        BlindSpots = new(Cases.WithoutHolder.Count, Supervision.Slots, Cases.ActsWithoutOfficer),
        Loops = Loops.Tally,
        Stages = Cases.Stages(StagesShown),
        OpenBreaches = Breaches.Open,
        Undecidable = Cases.Undecidable,
        DamagedStreams = DamagedStreams,
    };

    /// <summary>Adds the numbers up anew, some cases at a time.</summary>
    /// <param name="count">How many cases at the most.</param>
    /// <returns>What is wrong, each in a few words; and whether every case has been added.</returns>
    public (ImmutableArray<string> Wrong, bool IsOver) Audit(int count)
    {
        var (wrong, isOver) = Coverage.Audit(Cases.All, count);
        return (isOver && !IsSum(Coverage.Totals()) ? wrong.Add("the numbers of everything") : wrong, isOver);
    }

    // What stands on the first page is counted apart.
    private bool IsSum(CoverageCounts totals) =>
        (totals.LiveCases, totals.CasesWithoutHolder, totals.HoldersWithoutSupervisor, totals.ActsWithoutOfficer)
            == (Cases.Live, Cases.WithoutHolder.Count, Supervision.Slots, Cases.ActsWithoutOfficer)
        && totals.Undecidable == Cases.Undecidable
        && new LoopTally(totals.Waiting, totals.Unanswered, totals.Clues, totals.Undelivered) == Loops.Tally;

    private bool IsHidden(FollowedEntry entry)
    {
        if (entry.Content?.Happened is CaseEvent.Opened { IsSealed: true })
        {
            _hidden.Add(entry.Stream);
        }

        return _hidden.Contains(entry.Stream);
    }

    private void Take(EntryHeader header, object happened, RulePack? pack)
    {
        switch (happened)
        {
            case CaseEvent ofCase:
                var found = Cases.Take(header, ofCase);
                Loops.Take(header, ofCase);
                Draws.Take(header, ofCase);
                Marks.Take(header, ofCase);
                Interference.Take(header, ofCase);
                Clocks.Take(found, ofCase);
                Coverage.Count(found);
                Name(found.Unit);
                Cases.Settle(found, header);
                if (ofCase is CaseEvent.ActRecorded)
                {
                    Acts++;
                    Rates.Add(header.RecordedAt);
                }

                break;
            case OfficerEvent ofOfficer:
                if (Officers.Take(new OfficerId(header.Stream), ofOfficer, (header.EffectiveAt, Officers.Facts.Now)))
                {
                    Supervision.Doubt();
                }

                Name(Officers.Find(new(header.Stream))?.State.Unit?.Value);
                break;
            case UnitEvent ofUnit:
                Officers.Take(new UnitId(header.Stream), ofUnit, header.EffectiveAt);
                Name(header.Stream);
                Supervision.Doubt();
                break;
            case PackEvent ofPack:
                Take(header, ofPack, pack);
                break;
            default:
                break;
        }
    }

    private void Name(string? unit)
    {
        if (unit is not null)
        {
            Units.Add(new(unit));
        }
    }

    private void Take(EntryHeader header, PackEvent happened, RulePack? pack)
    {
        var live = Packs.Named(NameOf(header.Stream));
        live.Sequence = header.Sequence;
        if (happened is PackEvent.Published published)
        {
            Packs.Publish(live, published, pack, Officers.Facts.Now);
            Cases.LookAgain(live);
        }
    }

    // Of a source nothing is kept. A case that is not known may be a closed one, long forgotten.
    private int? SequenceOf(string stream) =>
        stream.StartsWith(CaseId.Prefix, StringComparison.Ordinal) ? Cases.Find(stream)?.Sequence
        : stream.StartsWith(OfficerId.Prefix, StringComparison.Ordinal)
            ? Officers.Find(new(stream))?.State.Sequence ?? 0
        : stream.StartsWith(UnitId.Prefix, StringComparison.Ordinal) ? Officers.Facts.Unit(new(stream)).Sequence
        : stream.StartsWith(Streams.PackPrefix, StringComparison.Ordinal)
            ? Packs.Find(NameOf(stream))?.Sequence ?? 0
        : null;

    private static PackName NameOf(string stream) =>
        new(IdText.Decode(stream[Streams.PackPrefix.Length..]));
}
