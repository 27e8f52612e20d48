using Grid.Domain.Rules.Kinds;
using Grid.Grains.Followers;
using Grid.Grains.Followers.Lists;
using Grid.Grains.Followers.Live;
using Grid.Ledger.Entries;

namespace Grid.Grains.Tests.Followers;

/// <summary>A number that is wrong is found, whichever it is: against the entries of its case, or as a sum.</summary>
public sealed class CountCheckTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Blind = "case:1";

    private static readonly OfficerId Sue = new("officer:sue");
    private static readonly OfficerId Ada = new("officer:ada");
    private static readonly UnitId North = new("unit:north");

    private static readonly Timestamp Day = Timestamp.Parse("2032-01-05T08:00:00Z");

    private readonly MadeLedger _made = new();
    private readonly LiveGrid _grid = new(breachesListedMax: 20);
    private readonly StoreReads _reads = new();
    private readonly ToldLog<LiveViews> _log = new();
    private readonly MadeEntries _told;
    private readonly CountCheck _check;

    public CountCheckTests()
    {
        _check = new(_made.Ledger, _reads, _grid, new(), _log);
        _told = new(_grid);
    }

    public static TheoryData<string> Numbers => [.. Plants.Keys];

    public static TheoryData<string> Sums => [.. Additions.Keys];

    public static TheoryData<string> Lists => [.. Lost.Keys];

    // What makes the number wrong that a case is counted with.
    private static Dictionary<string, Action<LiveGrid, LiveCase>> Plants { get; } = new()
    {
        ["live cases"] = (_, found) => found.IsOpen = false,
        ["units"] = (_, found) => found.Unit = "unit:south",
        ["stages"] = (_, found) => found.Stage = "ruling",
        ["cases without a holder"] = (_, found) => found.IsWithoutHolder = false,
        ["holders without a supervisor"] = (_, found) => found.UnsupervisedSlots = 0,
        ["acts without an officer"] = (_, found) => found.ActsWithoutOfficer = 2,
        ["cases in transit"] = (_, found) => found.IsInTransit = false,
        ["silent cases"] = (_, found) => found.LastDay--,
        ["cases overdue"] = (_, found) => found.Clocks = [],
        ["undecidable verdicts"] = (_, found) => found.Standing = [],
        ["open loops"] = (grid, found) => Loop(grid, found, new CaseEvent.ClueOpened(MadeEntries.Rule, Sue)),
        ["silent officers"] = (grid, found) => Loop(grid, found, new CaseEvent.WarningRenewed(4, new("T-1"), Sue, Day)),
    };

    // What is added to a unit and comes from no case.
    private static Dictionary<string, Func<CaseCount, CaseCount>> Additions { get; } = new()
    {
        ["live cases"] = none => none with { IsLive = true },
        ["cases without a holder"] = none => none with { IsWithoutHolder = true },
        ["holders without a supervisor"] = none => none with { Unsupervised = 1 },
        ["acts without an officer"] = none => none with { WithoutOfficer = 1 },
        ["cases in transit"] = none => none with { IsInTransit = true },
        ["cases overdue"] = none => none with { OverdueIn = "intake" },
        ["undecidable verdicts"] = none => none with { Undecidable = 1 },
        ["warnings that wait"] = none => none with { Open = new(1, 0, 0, 0) },
        ["warnings not answered"] = none => none with { Open = new(0, 1, 0, 0) },
        ["clues"] = none => none with { Open = new(0, 0, 1, 0) },
        ["warnings not delivered"] = none => none with { Open = new(0, 0, 0, 1) },
        ["silent officers"] = none => none with { Silent = [Ada] },
    };

    private static Dictionary<string, Func<LiveGrid, SortedSet<LiveCase>>> Lost { get; } = new()
    {
        ["in transit"] = grid => grid.Coverage.InTransit,
        ["overdue"] = grid => grid.Coverage.Overdue,
        ["undecidable"] = grid => grid.Coverage.Undecidable,
        ["open"] = grid => grid.Coverage.Open,
        ["unanswered"] = grid => grid.Coverage.Unanswered,
        ["clues"] = grid => grid.Coverage.Clues,
        ["undelivered"] = grid => grid.Coverage.Undelivered,
        ["without a holder"] = grid => grid.Cases.WithoutHolder,
    };

    private LiveCase Found => _grid.Cases.Find(Blind)!;

    public async Task InitializeAsync()
    {
        _grid.Advance(new(Day.AsUtc, TimeSpan.Zero));
        _told.Publish(Pack);
        var opened = new CaseEvent.Opened(new("made"), IsRun: false)
        {
            Stage = "intake",
            Unit = North,
            Slots = [new(new("panel"), 1, Ada)],
        };
        await Tell(
            Blind,
            opened,
            MadeEntries.Act(VerdictKind.Undecidable) with { Officer = null },
            new CaseEvent.ClockStarted(new("T-1"), Day) { Due = Later(1) },
            new CaseEvent.WarningGiven(new("T-1"), "red", Sue) { Answer = WarningAnswer.Plan },
            new CaseEvent.WarningLapsed(4, new("T-1"), Sue, Later(1)),
            new CaseEvent.ClueOpened(AnswerWarningRules.AnsweredInTime, Sue) { Warning = 4 },
            new CaseEvent.WarningGiven(new("T-1"), "red", Ada) { Answer = WarningAnswer.Plan },
            new CaseEvent.WarningGiven(new("T-1"), "red", Ada) { Answer = WarningAnswer.Plan },
            new CaseEvent.DeliveryReported(8, new("T-1"), HasFailed: true),
            new CaseEvent.HandedOver(North, new("unit:south")));
        await Tell("case:2", opened with { Unit = null, Stage = null, Slots = [] }, MadeEntries.Act());
        await Tell("case:3", opened, MadeEntries.Act() with { Officer = null }, MadeEntries.Closed);
        _grid.Advance(new(Later(2).AsUtc, TimeSpan.Zero));
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _made.DisposeAsync();
        _reads.Dispose();
    }

    [Fact]
    public async Task Where_everything_is_as_the_entries_tell_nothing_is_told_however_often_it_is_looked_at()
    {
        var counts = _grid.Coverage.Totals();
        Assert.All(
            (long[])
            [
                counts.LiveCases, counts.CasesWithoutHolder, counts.HoldersWithoutSupervisor, counts.ActsWithoutOfficer,
                counts.InTransit, counts.Overdue, counts.Undecidable, counts.Waiting, counts.Unanswered, counts.Clues,
                counts.Undelivered, counts.SilentOfficers,
            ],
            number => Assert.NotEqual(0, number));

        await Rounds();
        await Rounds();

        Assert.Empty(_log.Critical);
        Assert.Equal(0, _check.Differences);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_case_that_is_counted_otherwise_than_its_entries_tell_is_told_once_with_the_number(string number)
    {
        Plants[number](_grid, Found);
        _grid.Coverage.Count(Found);

        await Rounds();
        await Rounds();

        var line = Assert.Single(_log.Critical, line => line.StartsWith(Blind, StringComparison.Ordinal));
        Assert.Contains(number, line, StringComparison.Ordinal);
        Assert.True(_check.Differences >= 1);
    }

    [Theory]
    [MemberData(nameof(Sums))]
    public async Task A_number_that_is_not_the_sum_of_its_cases_is_told_once(string number)
    {
        var counted = Found.Counted!;
        counted.In.Add(Additions[number](new(counted.In, counted.At)), 1);

        await Rounds();
        await Rounds();

        Assert.Single(_log.Critical, line => line.Contains($"the numbers of {North}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_that_lacks_a_case_is_told(string list)
    {
        Assert.True(Lost[list](_grid).Remove(Found));

        await Rounds();

        Assert.Single(_log.Critical);
    }

    [Fact]
    public async Task What_happens_while_numbers_are_added_up_is_added_too()
    {
        for (var number = 10; number < 40; number++)
        {
            await Tell($"case:{number}", MadeEntries.Opened with { Unit = North });
        }

        Assert.False(_grid.Audit(7).IsOver);
        await Tell("case:90", MadeEntries.Opened, MadeEntries.Act() with { Officer = null });
        foreach (var id in (string[])[Blind, "case:12", "case:22", "case:39"])
        {
            await Tell(id, new CaseEvent.ClueOpened(MadeEntries.Rule, Ada));
        }

        await Tell("case:15", MadeEntries.Closed);
        await Tell("case:35", MadeEntries.Closed);
        var (wrong, isOver) = _grid.Audit(1_000);
        Assert.Empty(wrong);
        Assert.True(isOver);
        await Rounds();
        Assert.Empty(_log.Critical);
    }

    [Fact]
    public async Task Of_a_case_that_has_gone_on_meanwhile_nothing_is_told()
    {
        await _made.Write<CaseEvent>("case:2", MadeEntries.Act() with { Officer = null });

        await Rounds();

        Assert.Empty(_log.Critical);
    }

    private static RulePack Pack { get; } = new()
    {
        Name = new("made"),
        Version = new("00"),
        Title = "made",
        Rules =
        [
            new(new("lead.is-held"), new RequiredSlot(new("lead")))
            {
                Otherwise = "somebody must hold it",
                Source = new("Statute", "Article 1"),
            },
        ],
        Clocks =
        [
            new(new("T-1")) { Title = "T-1", Start = new("Begun"), Source = new("S", "1"), Holder = new Slot("lead") },
        ],
    };

    private static void Loop(LiveGrid grid, LiveCase found, CaseEvent happened) => grid.Loops.Take(
        new()
        {
            Stream = found.Id,
            Sequence = 90,
            Type = EventTypes.AliasOf(happened),
            Part = (1, 1),
            RecordedAt = Day,
            By = new("system:made"),
            Intent = Intent.Record,
            Command = new("planted"),
            CommandDigest = "",
            Previous = EntryHeader.NoPrevious,
        },
        happened);

    private static Timestamp Later(int days) =>
        Day with { LocalTicks = Day.LocalTicks + (days * TimeSpan.TicksPerDay) };

    private async Task Tell(string id, params CaseEvent[] events)
    {
        _told.Tell(id, events);
        await _made.Write(id, events);
    }

    private async Task Rounds()
    {
        bool isOver;
        do
        {
            isOver = await _check.Step(CancellationToken.None);
        }
        while (!isOver);
    }
}
