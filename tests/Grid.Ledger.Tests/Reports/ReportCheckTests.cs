using Grid.Domain.Units;
using Grid.Ledger.Reports;
using Grid.Ledger.Sqlite;

namespace Grid.Ledger.Tests.Reports;

/// <summary>A report on what was tried and said, held against what the cases have of it.</summary>
public sealed class ReportCheckTests : IDisposable
{
    private const string Register = "case:register";

    private static readonly PackName Pack = new("made");
    private static readonly UnitId Court = new("unit:court");
    private static readonly UnitId Division = new("unit:court/civil");
    private static readonly UnitId Elsewhere = new("unit:elsewhere");

    private readonly TempFolder _folder = new();
    private readonly EntryWriter _writer = new();
    private readonly List<AppendRequest> _written = [];

    public ReportCheckTests()
    {
        Tell(Court.Value, new UnitEvent.Registered(Pack));
        Tell(Division.Value, new UnitEvent.Registered(Pack) { Lead = Court });
        Tell(Elsewhere.Value, new UnitEvent.Registered(Pack));
        Tell("case:1", new CaseEvent.Opened(Pack, true) { Unit = Division });
        Tell("case:2", new CaseEvent.Opened(Pack, true) { Unit = Elsewhere });
        Tell("case:secret", new CaseEvent.Opened(Pack, true) { Unit = Court, IsSealed = true });
        Interfere("case:1");
        Tell(Register, new CaseEvent.Opened(Pack, true) { Unit = Court });
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task A_report_states_no_fewer_than_the_cases_below_have_since_the_one_before(int told, bool isRight)
    {
        Interfere("case:1");
        Interfere("case:2");
        Interfere("case:secret");
        Approach("case:1", isLawful: false);
        Approach("case:1", isLawful: true);
        Report(told);
        Interfere("case:1");
        Report(1);
        var reports = await Check(ReportCheck.Usual);
        Assert.Equal([isRight, true], reports.Select(report => report.IsRight));
        Assert.Equal(["case:1 #3", "case:1 #4"], reports[0].Recorded.AsEnumerable());
        Assert.Equal(["case:1 #6"], reports[1].Recorded.AsEnumerable());
        Assert.Equal(Court, reports[0].Unit);
    }

    [Fact]
    public async Task A_record_counts_for_the_unit_that_its_case_was_in_then()
    {
        Interfere("case:1");
        Tell("case:1", new CaseEvent.HandoverAccepted(Division, Elsewhere));
        Interfere("case:1");
        Report(0);
        Assert.Equal(["case:1 #3"], Assert.Single(await Check(ReportCheck.Usual)).Recorded.AsEnumerable());
    }

    [Fact]
    public async Task What_comes_by_a_lawful_way_is_counted_by_its_kind_where_that_is_asked_for()
    {
        Approach("case:1", isLawful: true);
        Report(0, "attention");
        var report = Assert.Single(await Check([("attention", ["proposal"])]));
        Assert.Equal((false, "attention"), (report.IsRight, report.Fact));
        Assert.True(Assert.Single(await Check([("attention", ["another"])])).IsRight);
    }

    [Fact]
    public async Task An_exported_ledger_tells_the_same_though_not_whose_record_it_is()
    {
        Approach("case:1", isLawful: false);
        Report(0);
        await using var store = await Write();
        using var file = new MemoryStream();
        await LedgerExport.WriteJsonLines(store, file, isWhole: false, CancellationToken.None);
        file.Position = 0;
        using var reader = new StreamReader(file);
        var report = Assert.Single(
            await ReportReading.Check(reader, new(ReportCheck.Usual), CancellationToken.None));
        Assert.Equal(["case:1 #3"], report.Recorded.AsEnumerable());
    }

    [Fact]
    public async Task A_register_that_follows_another_begins_where_that_one_ended()
    {
        const string Next = "case:register-2";
        Report(0);
        Interfere("case:1");
        Tell(Register, new CaseEvent.Closed());
        Tell(Next, new CaseEvent.Opened(Pack, true) { Unit = Court });
        Tell(Next, new CaseEvent.ActRecorded("reported") { Facts = FactSet.Of([new("interference", "0")]) });

        var reports = await Check(ReportCheck.Usual);

        Assert.Equal([true, false], reports.Select(report => report.IsRight));
        Assert.Equal(["case:1 #3"], reports[1].Recorded.AsEnumerable());
    }

    private void Interfere(string stream) =>
        Tell(stream, new CaseEvent.InterferenceRecorded("change-the-result", new("officer:head")));

    private void Approach(string stream, bool isLawful) => Tell(
        stream,
        new CaseEvent.ApproachRecorded(isLawful ? "proposal" : "interceding", null)
        {
            IsLawful = isLawful,
            Recorder = new("officer:ann"),
        });

    private void Report(int told, string fact = "interference") => Tell(
        Register, new CaseEvent.ActRecorded("reported") { Facts = FactSet.Of([new(fact, $"{told}")]) });

    private void Tell(string stream, object happened) => _written.Add(_writer.Next(stream, happened));

    private async Task<ImmutableArray<CheckedReport>> Check(
        ImmutableArray<(string Fact, ImmutableArray<string> Kinds)> counted)
    {
        await using var store = await Write();
        return await ReportReading.Check(store, new(counted), CancellationToken.None);
    }

    private async Task<ILedgerStore> Write()
    {
        var store = SqliteLedgerStore.Open(_folder[$"{Guid.NewGuid()}.db"]);
        foreach (var request in _written)
        {
            Assert.IsType<AppendOutcome.Appended>(
                Assert.Single(await store.Append([request], CancellationToken.None)));
        }

        return store;
    }
}
