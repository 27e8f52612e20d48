using Grid.Domain.Rules;
using Grid.Domain.Units;
using Grid.Ledger.Samples;
using Grid.Ledger.Sqlite;

namespace Grid.Ledger.Tests.Samples;

/// <summary>A list from which a sample is drawn, held against what the ledger says was closed.</summary>
public sealed class SampleCheckTests : IDisposable
{
    private const string Seed = "9f2c41d0a7b35e68";
    private const string Another = "41d0a7b35e689f2c";

    private static readonly Fact[] Next = [new("commitment", Sampling.CommitmentTo(Another))];

    private static readonly PackName Pack = new("made");
    private static readonly UnitId Court = new("unit:court");
    private static readonly UnitId Division = new("unit:court/civil");
    private static readonly UnitId Elsewhere = new("unit:elsewhere");

    private readonly TempFolder _folder = new();
    private readonly EntryWriter _writer = new();
    private readonly List<AppendRequest> _written = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_list_of_all_that_was_closed_agrees()
    {
        await Told();
        var sample = Assert.Single(await Check(["1", "2"]));
        Assert.True(sample.IsRight, string.Join('\n', sample.Problems.Concat(sample.LeftOut)));
        Assert.Equal((2, 2, Court), (sample.Listed, sample.Closed, sample.Unit));
    }

    [Fact]
    public async Task A_case_that_is_left_out_is_named()
    {
        await Told();
        Assert.Equal("case:2", Assert.Single(Assert.Single(await Check(["1"])).LeftOut));
    }

    [Theory]
    [InlineData("3", "case:3 is on the list, and is not closed")]
    [InlineData("4", "case:4 is on the list, and does not belong there")]
    [InlineData("none", "case:none is on the list, and is not closed")]
    public async Task What_does_not_belong_on_the_list_is_named(string id, string problem)
    {
        await Told();
        var sample = Assert.Single(await Check(["1", "2", id]));
        Assert.Empty(sample.LeftOut);
        Assert.StartsWith(problem, Assert.Single(sample.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_entry_than_the_one_that_closed_a_case_and_a_draw_of_ones_own_are_named()
    {
        await Told();
        var facts = FactsOf(["1", "2"]);
        var forged = FactSet.Of(
        [
            .. facts.Items.Where(fact =>
                fact.Name != "listed.2" && !fact.Name.StartsWith("drawn", StringComparison.Ordinal)),
            new("listed.2", new string('a', 64)),
            new("drawn.1", "yes"), new("drawn.2", "yes"), new("drawn.7", "yes"),
        ]);
        var sample = Assert.Single(await Check(forged));
        Assert.Equal(
            [
                "case:2 is on the list with another entry than the one that closed it",
                "what was drawn is not what the seed draws from the list",
            ],
            sample.Problems.AsEnumerable());
    }

    [Fact]
    public async Task A_second_draw_is_of_what_was_closed_since_the_first_by_the_seed_that_it_bound()
    {
        await Told();
        Tell("case:samples", new CaseEvent.ActRecorded("drawn") { Facts = FactsOf(["1", "2"], Next) });
        Open("5", Division);
        Close("5");
        Assert.Equal([true, true], (await Check(FactsOf(["5"], by: Another))).Select(sample => sample.IsRight));
    }

    [Fact]
    public async Task A_closing_that_is_dated_back_before_the_list_before_belongs_on_this_one()
    {
        await Told();
        Open("5", Division);
        var before = TimeOfLast();
        Tell("case:samples", new CaseEvent.ActRecorded("drawn") { Facts = FactsOf(["1", "2"], Next) });
        _written.Add(_writer.Next("case:5", new Telling { At = before }, new CaseEvent.Closed()));
        Open("6", Division);
        Close("6");
        Assert.Equal("case:5", Assert.Single((await Check(FactsOf(["6"], by: Another)))[^1].LeftOut));
    }

    [Fact]
    public async Task A_list_that_begins_after_the_one_before_has_ended_leaves_a_hole()
    {
        await Told();
        Tell("case:samples", new CaseEvent.ActRecorded("drawn") { Facts = FactsOf(["1", "2"], Next) });
        Open("5", Division);
        Close("5");
        var gap = new Fact("since", TimeOfLast().ToString());
        Open("6", Division);
        Close("6");
        var problem = Assert.Single((await Check(FactsOf(["6"], [gap], by: Another)))[^1].Problems);
        Assert.EndsWith("is in no list", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_ends_before_it_is_drawn_is_gone_on_with_from_there()
    {
        await Told();
        var end = new Fact("until", TimeOfLast().ToString());
        Open("5", Division);
        Close("5");
        Tell("case:samples", new CaseEvent.ActRecorded("drawn") { Facts = FactsOf(["1", "2"], [.. Next, end]) });
        Open("6", Division);
        Close("6");
        Assert.Equal("case:5", Assert.Single((await Check(FactsOf(["6"], by: Another)))[^1].LeftOut));
    }

    [Fact]
    public async Task Facts_narrow_a_list()
    {
        await Told();
        var narrowed = FactSet.Of(
            [.. FactsOf(["4"]).Items, new("unit", "elsewhere"), new("since", "2026-01-01T00:00:00Z")]);
        Assert.True(Assert.Single(await Check(narrowed)).IsRight);
    }

    [Fact]
    public async Task A_seed_that_was_revealed_is_known_to_whoever_closes_a_case()
    {
        await Told();
        Tell("case:samples", new CaseEvent.ActRecorded("drawn") { Facts = FactsOf(["1", "2"]) });
        Open("5", Division);
        Close("5");
        Assert.Equal(
            "the draw before had revealed the seed", Assert.Single((await Check(["5"]))[^1].Problems));
    }

    [Fact]
    public async Task A_seed_that_was_bound_after_a_case_was_closed_could_be_tried_until_it_draws_what_is_wished()
    {
        await Told();
        Bind(Seed);
        Assert.Equal(
            ["case:1", "case:2"],
            Assert.Single(await Check(["1", "2"])).Problems.Select(problem => problem[..problem.IndexOf(' ')]));
    }

    [Fact]
    public async Task A_seed_to_which_nobody_was_bound_is_named()
    {
        await Told();
        Bind("another");
        Assert.Equal(
            "nobody had bound themselves to the seed before",
            Assert.Single(Assert.Single(await Check(["1", "2"])).Problems));
    }

    [Fact]
    public async Task An_exported_ledger_tells_the_same()
    {
        await Told();
        Tell("case:samples", new CaseEvent.ActRecorded("drawn") { Facts = FactsOf(["1"]) });
        await using var store = await Write();
        using var file = new MemoryStream();
        await LedgerExport.WriteJsonLines(store, file, isWhole: false, CancellationToken.None);
        file.Position = 0;
        using var reader = new StreamReader(file);
        var sample = Assert.Single(await SampleReading.Check(reader, CancellationToken.None));
        Assert.Equal("case:2", Assert.Single(sample.LeftOut));
    }

    [Fact]
    public async Task A_register_that_follows_another_leaves_no_hole_between_their_lists()
    {
        const string Register = "case:samples-2";
        await Told();
        Tell("case:samples", new CaseEvent.ActRecorded("drawn") { Facts = FactsOf(["1", "2"], Next) });
        Open("5", Division);
        Close("5");
        var gap = new Fact("since", TimeOfLast().ToString());
        Tell(Register, new CaseEvent.Opened(Pack, true) { Unit = Court });
        Tell(Register, new CaseEvent.ActRecorded("bound")
        {
            Facts = FactSet.Of([new("commitment", Sampling.CommitmentTo(Another))]),
        });
        Open("6", Division);
        Close("6");
        Tell(Register, new CaseEvent.ActRecorded("drawn") { Facts = FactsOf(["6"], [gap], by: Another) });

        await using var store = await Write();
        var samples = await SampleReading.Check(store, CancellationToken.None);

        Assert.Contains("is in no list", Assert.Single(samples[1].Problems), StringComparison.Ordinal);
    }

    // Two closed in the court, one open, one closed elsewhere, and one that nobody is to know of.
    private Task Told()
    {
        Tell(Court.Value, new UnitEvent.Registered(Pack));
        Tell(Division.Value, new UnitEvent.Registered(Pack) { Lead = Court });
        Tell(Elsewhere.Value, new UnitEvent.Registered(Pack));
        Tell("case:samples", new CaseEvent.Opened(Pack, true) { Unit = Court });
        Bind(Seed);
        Open("1", Court);
        Open("2", Division);
        Open("3", Court);
        Open("4", Elsewhere);
        Tell("case:secret", new CaseEvent.Opened(Pack, true) { Unit = Court, IsSealed = true });
        foreach (var id in (string[])["1", "2", "4", "secret"])
        {
            Close(id);
        }

        return Task.CompletedTask;
    }

    private void Open(string id, UnitId unit) =>
        Tell($"case:{id}", new CaseEvent.Opened(Pack, true) { Unit = unit });

    private void Close(string id) => Tell($"case:{id}", new CaseEvent.Closed());

    private void Bind(string seed) => Tell(
        "case:samples",
        new CaseEvent.ActRecorded("bound") { Facts = FactSet.Of([new("commitment", Sampling.CommitmentTo(seed))]) });

    private Timestamp TimeOfLast() => EntryCodec.Decode(_written[^1].Entries[^1].Body).Header.RecordedAt;

    private void Tell(string stream, object happened) => _written.Add(_writer.Next(stream, happened));

    private FactSet FactsOf(string[] listed, Fact[]? more = null, string by = Seed)
    {
        var facts = listed.Select(id => new Fact(
            id, HashChain.Print(_writer.HeadOf($"case:{id}").Hash))).ToArray();
        return FactSet.Of(
        [
            new("seed", by),
            .. more ?? [],
            .. facts.Select(fact => new Fact($"listed.{fact.Name}", fact.Value)),
            .. Sampling.Draw(by, facts, 1).Select(drawn => new Fact($"drawn.{drawn}", "yes")),
        ]);
    }

    private Task<ImmutableArray<CheckedSample>> Check(string[] listed) => Check(FactsOf(listed));

    private async Task<ImmutableArray<CheckedSample>> Check(FactSet facts)
    {
        Tell("case:samples", new CaseEvent.ActRecorded("drawn") { Facts = facts });
        await using var store = await Write();
        return await SampleReading.Check(store, CancellationToken.None);
    }

    private async Task<ILedgerStore> Write()
    {
        var store = SqliteLedgerStore.Open(_folder[$"{_written.Count}.db"]);
        foreach (var request in _written)
        {
            Assert.IsType<AppendOutcome.Appended>(
                Assert.Single(await store.Append([request], CancellationToken.None)));
        }

        return store;
    }
}
