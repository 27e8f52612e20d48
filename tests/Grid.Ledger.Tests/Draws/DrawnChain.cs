using Grid.Domain.Clocks;
using Grid.Domain.Draws;
using Grid.Domain.Officers;
using Grid.Domain.Rules;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;
using Grid.Domain.Units;
using Grid.Ledger.Draws;

namespace Grid.Ledger.Tests.Draws;

/// <summary>
/// A court that has a pool, commits to a key, and tells it; and a case in which a seat is drawn. Streams are written
/// as events say, so that a test may write others.
/// </summary>
internal sealed class DrawnChain
{
    public const string Day = "2026-03-02";

    public static readonly UnitId Court = new("unit:court");

    public static readonly CaseId Case = new("case:7");

    public static readonly Slot Judge = new("judge");

    public static readonly string Key = DayKeys.Derive(new byte[32], Court, Day);

    private static readonly OfficerId Chief = new("officer:chief");

    private static readonly Timestamp Morning = Timestamp.Parse("2026-03-02T08:00:00Z");

    private static readonly RulePack Pack = new()
    {
        Name = new("made"),
        Version = new("00"),
        Title = "made",
        Oversight = Chief,
        Slots = [new(Judge, 1, null)],
        Supervision =
        [
            new SupervisionRow.Allotment(
                new(new("S-40"), "drawn", new("Statute", "1"), Confidence.Sure), [new(BearerKind.Slot, "judge")])
            {
                Draw = new(new(Ceiling: 10, Least: 1, Fact: "matter", Times: 2), KnownAs: null),
            },
        ],
    };

    public DrawnChain(
        ImmutableArray<PoolMember> members, ImmutableArray<Caseload> caseloads, bool areNamed = true)
    {
        Version = OfOpening = areNamed ? Pack.Version : null;
        Unit =
        [
            (Timestamp.Parse("2026-02-01T00:00:00Z"), new UnitEvent.Registered(Pack.Name)),
            (Timestamp.Parse("2026-02-02T00:00:00Z"), new UnitEvent.PoolSet(Judge) { Members = members }),
            (Timestamp.Parse("2026-03-01T23:00:00Z"), new UnitEvent.DayKeyCommitted(
                Day, DayKeys.CommitmentTo(Key)) { Caseloads = caseloads }),
            (Timestamp.Parse("2026-03-03T00:05:00Z"), new UnitEvent.DayKeyRevealed(Day, Key)),
        ];
        Opened = new(Pack.Name, IsRun: true) { Unit = Court, Facts = FactSet.Of([new("matter", "tax")]) };
        Drawn = Decide(members);
    }

    public List<(Timestamp At, UnitEvent Happened)> Unit { get; }

    public CaseEvent.Opened Opened { get; set; }

    public CaseEvent.HolderDrawn Drawn { get; set; }

    public Timestamp DrawnAt { get; set; } = Timestamp.Parse("2026-03-02T09:00:00Z");

    /// <summary>The entry of the court that the draw relied on.</summary>
    public int Relied { get; set; } = 3;

    /// <summary>The packs that are at hand.</summary>
    public DrawPacks Packs { get; set; } = new DrawPacks { Published = [Pack.Version] }.With(Pack);

    /// <summary>The version of the pack that the draw names.</summary>
    public PackVersion? Version { get; set; }

    /// <summary>The version of the pack that the opening names.</summary>
    private PackVersion? OfOpening { get; }

    /// <summary>What was noted under the id of the case before it was opened.</summary>
    private ImmutableArray<CaseEvent> Noted { get; set; } = [];

    /// <summary>A unit beside the court, as far as it was looked at.</summary>
    public (UnitId Unit, ImmutableArray<UnitEvent> Entries)? Beside { get; set; }

    public DrawnSeat Check(string now = "2026-03-03T12:00:00Z")
    {
        var units = new Dictionary<string, DrawStream>(StringComparer.Ordinal)
        {
            [Court.Value] = DrawStream.Of(Court.Value, UnitBodies()),
        };
        if (Beside is var (beside, told))
        {
            units[beside.Value] = DrawStream.Of(beside.Value, Bodies(
                beside.Value,
                [.. told.Select(happened => (Timestamp.Parse("2026-02-03T00:00:00Z"), (object)happened))],
                EntryHeader.NothingRelied));
        }

        return Assert.Single(DrawCheck.Together(
            [.. DrawCheck.Of(DrawStream.Of(Case.Value, CaseBodies()), units, Packs, Timestamp.Parse(now))]));
    }

    /// <summary>The ledger as `grid export` writes it.</summary>
    public string Export() => string.Concat(UnitBodies().Concat(CaseBodies()).Select((body, position) =>
        $"{{\"lane\":0,\"position\":{position},\"hash\":\"{HashChain.Print(HashChain.HashOf(body))}\",\"entry\":"
        + System.Text.Encoding.UTF8.GetString(body) + "}\n"));

    public IEnumerable<byte[]> UnitBodies() =>
        Bodies(Court.Value, [.. Unit.Select(told => (told.At, (object)told.Happened))], EntryHeader.NothingRelied);

    public IEnumerable<byte[]> CaseBodies() => Bodies(
        Case.Value,
        [.. Noted.Select(note => (Morning, (object)note)), (Morning, Opened), (DrawnAt, Drawn)],
        Beside is var (beside, told)
            ? EntryHeader.NothingRelied.SetItem(Court.Value, Relied).SetItem(beside.Value, told.Length)
            : EntryHeader.NothingRelied.SetItem(Court.Value, Relied),
        (OfOpening, Version));

    /// <summary>Has it drawn again by the same key, as whoever forges the case would.</summary>
    public void Redraw(ImmutableArray<DrawCandidate> among)
    {
        var opening = HashChain.Print(HashChain.HashOf(CaseBodies().ElementAt(Noted.Length)));
        var number = Draw.Number(Key, opening, (Judge, Drawn.Seat, Drawn.Round));
        Drawn = Drawn with
        {
            Opening = opening,
            Number = number,
            Candidates = among,
            Officer = Draw.HolderOf(Draw.LotOf(number, Draw.LotsOf(among)), among),
        };
    }

    /// <summary>Writes terms under which the number comes to somebody, with weights that agree.</summary>
    public void Suit(OfficerId wanted)
    {
        var members = ((UnitEvent.PoolSet)Unit[1].Happened).Members;
        var loads = ((UnitEvent.DayKeyCommitted)Unit[2].Happened).Caseloads;
        for (var ceiling = 11; ; ceiling++)
        {
            DrawWeights terms = new(ceiling, 1, "matter", 2);
            ImmutableArray<DrawCandidate> among =
            [
                .. members.Select(member => new DrawCandidate(member.Officer, Draw.WeightOf(
                    member,
                    loads.FirstOrDefault(load => load.Officer == member.Officer)?.Cases ?? 0,
                    terms,
                    Opened.Facts))),
            ];
            if (Draw.HolderOf(Draw.LotOf(Drawn.Number!, Draw.LotsOf(among)), among) == wanted)
            {
                Drawn = Drawn with { Weights = terms, Candidates = among, Officer = wanted };
                return;
            }
        }
    }

    /// <summary>The same, under another version of the pack or none.</summary>
    public void Suit(OfficerId wanted, PackVersion? version)
    {
        Suit(wanted);
        Version = version;
    }

    /// <summary>Opens the case otherwise, and draws anew.</summary>
    public void Reopen(CaseEvent.Opened opened)
    {
        Opened = opened;
        Redraw(Drawn.Candidates);
    }

    /// <summary>Has something be noted before the case is opened, and draws anew.</summary>
    public void Note(params ReadOnlySpan<CaseEvent> noted)
    {
        Noted = [.. noted];
        Redraw(Drawn.Candidates);
    }

    /// <summary>Leaves the first of the pool out, by a rule.</summary>
    public void LeaveOut(RuleId rule)
    {
        var first = ((UnitEvent.PoolSet)Unit[1].Happened).Members[0].Officer;
        Drawn = Drawn with { LeftOut = [new(first, rule)] };
        Redraw([.. Drawn.Candidates.Where(one => one.Officer != first)]);
    }

    /// <summary>Has the case be one of a unit below or beside the court.</summary>
    public void Below(params ReadOnlySpan<UnitEvent> entries)
    {
        var north = new UnitId("unit:north");
        Beside = (north, [.. entries]);
        Opened = Opened with { Unit = north };
        Redraw(Drawn.Candidates);
    }

    private static List<byte[]> Bodies(
        string stream,
        (Timestamp At, object Happened)[] told,
        ImmutableSortedDictionary<string, int> relied,
        (PackVersion? Opening, PackVersion? Draw) packs = default)
    {
        var (bodies, previous) = (new List<byte[]>(), EntryHeader.NoPrevious);
        foreach (var (at, happened) in told)
        {
            // Only what was drawn was decided on another stream.
            var looked = happened is CaseEvent.HolderDrawn ? relied : EntryHeader.NothingRelied;
            var named = happened is CaseEvent.HolderDrawn ? packs.Draw : packs.Opening;
            var body = EntryCodec.Encode(
                new()
                {
                    Stream = stream,
                    Sequence = bodies.Count + 1,
                    Type = EventTypes.AliasOf(happened),
                    Part = (1, 1),
                    RecordedAt = at,
                    By = new("system:made"),
                    Intent = Intent.Request,
                    Command = new($"c-{bodies.Count}"),
                    CommandDigest = EntryHeader.NoPrevious,
                    Relied = looked,
                    Pack = named,
                    Previous = previous,
                },
                happened);
            bodies.Add(body);
            previous = HashChain.Print(HashChain.HashOf(body));
        }

        return bodies;
    }

    private CaseEvent.HolderDrawn Decide(ImmutableArray<PoolMember> members)
    {
        var opening = HashChain.Print(HashChain.HashOf(
            Bodies(Case.Value, [(Morning, Opened)], EntryHeader.NothingRelied, (OfOpening, null))[0]));
        var unit = Unit.Take(Relied).Aggregate(
            UnitState.None, (state, told) => state.Evolve(told.Happened, told.At));
        var facts = CaseFacts.At(DrawnAt).With(Court, unit) with { Draw = new(opening, Key) };
        facts = members.Select(member => member.Officer).Append(Chief).Aggregate(facts, (known, officer) => known.With(
            officer,
            OfficerState.None.Evolve(
                new OfficerEvent.Registered(Pack.Name, Standing.Active) { Supervisor = Chief },
                Timestamp.Parse("2026-01-01T00:00:00Z"))));
        var asked = new Submission<CaseCommand>(new("c-1"), new("system:made"), new CaseCommand.DrawHolder(Judge));
        var decided = CaseDecider.Decide(CaseState.None.Evolve(Opened, Morning), asked, facts, Pack);
        return (CaseEvent.HolderDrawn)Assert.IsType<Decision<CaseEvent>.Accepted>(decided).Events[0];
    }
}
