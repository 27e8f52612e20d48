using Grid.Domain.Officers;
using Grid.Ledger.Indexes;

namespace Grid.Ledger.Tests;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task The_ledger_is_read_page_by_page_behind_a_cursor_also_what_came_meanwhile()
    {
        await Append(_writer.Next("case:1", Opened(), Act()), _writer.Next("case:2", Opened()));
        var end = await LedgerPages.End(_store, None);
        var first = await LedgerPages.Read(_store, Cursor.Beginning, 2, None);
        await Append(_writer.Next("case:2", Act()));
        var second = await LedgerPages.Read(_store, first.Next, 1000, None);
        var third = await LedgerPages.Read(_store, second.Next, 1000, None);
        var stored = await Lanes();

        Assert.Equal([0L, 1], first.Entries.Select(entry => entry.Position));
        Assert.Equal([2L, 3], second.Entries.Select(entry => entry.Position));
        Assert.Empty(third.Entries);
        Assert.Equal(second.Next, third.Next);
        Assert.Equal(3, (await LedgerPages.Read(_store, end, 1000, None)).Entries.Single().Position);
        Assert.Equal(
            stored.Select(entry => (HashChain.Print(entry.Hash), System.Text.Encoding.UTF8.GetString(entry.Body))),
            first.Entries.Concat(second.Entries).Select(entry => (entry.Hash, entry.Json)));
    }

    [Fact]
    public async Task An_entry_is_found_by_stream_and_sequence()
    {
        await Append(_writer.Next("case:1", Opened(), Act()), _writer.Next("case:2", Opened()));
        var places = await _store.Places([("case:1", 2), ("case:2", 1), ("case:2", 2), ("case:3", 1)], None);

        Assert.Equal(
            [(("case:1", 2L), new EntryPlace(0, 1)), (("case:2", 1L), new EntryPlace(0, 2))],
            places.Select(place => (place.Key, place.Value)).OrderBy(place => place.Value.Position));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("0:-1")]
    [InlineData("0:1 0:2")]
    [InlineData("0:1:2")]
    public Task What_is_no_cursor_is_refused(string cursor) =>
        Assert.ThrowsAsync<ArgumentException>(() => LedgerPages.Read(_store, new(cursor), 10, None));

    [Fact]
    public async Task A_lane_is_read_from_any_position_to_its_end()
    {
        Assert.Empty(await Lane(0));
        foreach (var number in Enumerable.Range(0, 30))
        {
            await Append(_writer.Next($"case:{number}", [Opened(), .. Enumerable.Range(0, 39).Select(_ => Act())]));
        }

        Assert.Equal(Enumerable.Range(0, 1200), await Lane(0));
        Assert.Equal(Enumerable.Range(513, 687), await Lane(513));
        Assert.Equal([1199], await Lane(1199));
        Assert.Empty(await Lane(1200));
        Assert.Empty(await ToList(_store.ReadLane(1, 0, None)));
        Assert.Equal(1200, Assert.Single(await _store.Sizes(None)));

        async Task<IEnumerable<int>> Lane(long from) =>
            (await ToList(_store.ReadLane(0, from, None))).Select(entry => (int)entry.Position);
    }

    [Fact]
    public async Task A_lane_is_read_for_some_types_alone_however_far_apart_they_are()
    {
        foreach (var number in Enumerable.Range(0, 30))
        {
            await Append(_writer.Next($"case:{number}", [Opened(), .. Enumerable.Range(0, 39).Select(_ => Act())]));
        }

        Assert.Equal(Enumerable.Range(0, 30).Select(number => number * 40), await Lane(0, "case.opened.v1"));
        Assert.Equal([1160], await Lane(1121, "case.opened.v1"));
        Assert.Equal(1170, (await Lane(0, "case.act-recorded.v1")).Count());
        Assert.Equal(Enumerable.Range(700, 500), await Lane(700, "case.act-recorded.v1", "case.opened.v1"));
        Assert.Empty(await Lane(0, "case.closed.v1"));
        Assert.Empty(await Lane(0));

        async Task<IEnumerable<int>> Lane(long from, params string[] types) =>
            (await ToList(_store.ReadLane(0, from, [.. types], None))).Select(entry => (int)entry.Position);
    }

    [Fact]
    public async Task Cases_are_listed_in_the_order_of_their_ids_both_ways()
    {
        await Open("b", "ä", "a/2", "\U0001F600", "a/1", "Z");

        Assert.Equal(
            ["case:Z", "case:a/1", "case:a/2", "case:b", "case:ä", "case:\U0001F600"], await Cases(new("", false, 9)));
        Assert.Equal(["case:a/2", "case:b"], await Cases(new("case:a/1", false, 2)));
        Assert.Equal(["case:a/2", "case:a/1"], await Cases(new("case:b", true, 2)));
        Assert.Equal(["case:Z"], await Cases(new("case:a/1", true, 5)));
        Assert.Empty(await Cases(new("case:Z", true, 5)));
    }

    [Fact]
    public async Task Cases_are_listed_by_status_stage_and_unit()
    {
        await Append(
            _writer.Next("case:1", Opened() with { Stage = "intake", Unit = new UnitId("unit:1") }),
            _writer.Next("case:2", Opened() with { Stage = "intake" }),
            _writer.Next("case:3", Opened()),
            _writer.Next("case:1", new CaseEvent.Closed()),
            _writer.Next("case:3", Act() with { Stage = "hearing" }));

        var all = new CaseHeadQuery("", false, 9);
        Assert.Equal(["case:2", "case:3"], await Cases(all with { Status = "open" }));
        Assert.Equal(["case:1"], await Cases(all with { Status = "closed" }));
        Assert.Equal(["case:1", "case:2"], await Cases(all with { Stage = "intake" }));
        Assert.Equal(["case:3"], await Cases(all with { Stage = "hearing" }));
        Assert.Equal(["case:1"], await Cases(all with { Unit = "unit:1" }));
        Assert.Equal(["case:2"], await Cases(all with { Stage = "intake", Status = "open" }));
        Assert.Equal(
            new CaseHead("case:1", null, "intake", "unit:1", "closed"),
            Assert.Single((await _store.Cases(all with { Count = 1 }, None)).Rows));
    }

    [Theory]
    [InlineData("OURT", "case:court/12")]
    [InlineData("_", "case:a_b")]
    [InlineData("%", "case:a%20b")]
    [InlineData("\\", "case:back\\slash")]
    [InlineData("%_", "")]
    [InlineData("case:c", "case:court/12")]
    public async Task What_is_searched_for_stands_for_itself(string search, string found)
    {
        await Open("court/12", "a_b", "a%20b", "aXb", "back\\slash");
        Assert.Equal(found, string.Join(',', await Cases(new("", false, 9) { Search = search })));
    }

    [Fact]
    public async Task A_search_says_where_its_bound_ended_it()
    {
        await Open([.. Enumerable.Range(10, 30).Select(number => $"{number}")]);
        var query = new CaseHeadQuery("", false, 2) { Search = "39", ExaminedMax = 20 };
        var cut = await _store.Cases(query, None);
        Assert.Equal((0, "case:29"), (cut.Rows.Length, cut.CutAt));

        var rest = await _store.Cases(query with { Beyond = cut.CutAt! }, None);
        Assert.Equal(("case:39", (string?)null), (Assert.Single(rest.Rows).Case, rest.CutAt));

        var back = await _store.Cases(new("case:39", true, 2) { Search = "1", ExaminedMax = 20 }, None);
        Assert.Equal(("case:31", "case:21"), (back.Rows[0].Case, back.Rows[1].Case));
        Assert.Null(back.CutAt);
        var far = await _store.Cases(new("case:39", true, 2) { Search = "10", ExaminedMax = 20 }, None);
        Assert.Equal((0, "case:19"), (far.Rows.Length, far.CutAt));
    }

    [Fact]
    public async Task Seats_of_an_officer_are_listed_both_ways_without_those_that_somebody_else_acts_in()
    {
        await SeatTwo();

        var first = new HoldingQuery(Ada, HoldingQuery.Start, false, 9);
        Assert.Equal(
            ["case:1 lead/1", "case:1 lead/2", "case:2 lead/1 acting", "case:2 panel/1"], await Seats(first));
        Assert.Equal(["case:1 lead/2"], await Seats(first with { Beyond = ("case:1", "lead", 1), Count = 1 }));
        Assert.Equal(
            ["case:2 lead/1 acting", "case:1 lead/2"],
            await Seats(first with { Beyond = ("case:2", "panel", 1), IsBackwards = true, Count = 2 }));
        Assert.Empty(await Seats(first with { Beyond = ("case:2", "panel", 1) }));

        async Task<IEnumerable<string>> Seats(HoldingQuery query) => (await _store.HeldBy(query, None)).Select(
            held => $"{held.Case} {held.Slot}/{held.Seat}{(held.IsActing ? " acting" : "")}");
    }

    [Fact]
    public async Task Seats_that_an_officer_holds_are_listed_with_whoever_acts_in_them()
    {
        await SeatTwo();

        var first = new HoldingQuery(Ada, HoldingQuery.Start, false, 3);
        var page = await _store.SeatsOf(first, None);
        Assert.Equal(["case:1 lead/1 #1", "case:1 lead/2 #1", "case:2 panel/1 #1"], page.Select(Told));
        Assert.Equal(
            ["case:3 lead/1 #2 by officer:bo"],
            (await _store.SeatsOf(first with { Beyond = page[^1].Key }, None)).Select(Told));
        Assert.Equal(
            ["case:2 lead/1 #2 by officer:ada"],
            (await _store.SeatsOf(first with { Officer = Bo }, None)).Select(Told));

        static string Told(SeatHeld held) =>
            $"{held.Case} {held.Slot}/{held.Seat} #{held.Latest}{(held.Acting is var (by, _) ? $" by {by}" : "")}";
    }

    [Fact]
    public async Task Streams_are_found_by_how_they_begin_and_by_what_has_happened_in_them()
    {
        await Append(Registered(Ada), Registered(Bo), _writer.Next("case:1", Opened()));
        await Append(
            _writer.Next(Ada.Value, new OfficerEvent.Suspended(Grounds: null)),
            _writer.Next(Ada.Value, new OfficerEvent.Suspended(Grounds: null)));

        var suspended = EventTypes.AliasOf(typeof(OfficerEvent.Suspended));
        var registered = EventTypes.AliasOf(typeof(OfficerEvent.Registered));
        Assert.Equal<string>([Ada.Value], await _store.StreamsWith(OfficerId.Prefix, [suspended], None));
        Assert.Equal<string>(
            [Ada.Value, Bo.Value], await _store.StreamsWith(OfficerId.Prefix, [registered, suspended], None));
        Assert.Empty(await _store.StreamsWith(CaseId.Prefix, [registered], None));
        Assert.Empty(await _store.StreamsWith(OfficerId.Prefix, [], None));
    }

    [Fact]
    public async Task What_is_due_by_itself_is_told_in_the_order_of_its_times_page_by_page()
    {
        var shard = ClockShards.Of("case:1");
        await Open("1");
        await Append(_writer.Next(
            "case:1",
            Starting("T-1", "yellow", hour: 9),
            Starting("T-2", "breach", hour: 7),
            new CaseEvent.ClockStarted(new("T-3"), At(1))));
        Assert.Equal(["T-2/0 breach #3", "T-1/0 yellow #2"], await Due(new(shard, long.MaxValue, 9)));
        Assert.Equal(["T-2/0 breach #3"], await Due(new(shard, At(8).AsUtc, 9)));
        Assert.Empty(await Due(new((shard + 1) % ClockShards.Count, long.MaxValue, 9)));
        var first = Assert.Single(await _store.Due(new(shard, long.MaxValue, 1), None));
        Assert.Equal(
            ["T-1/0 yellow #2"],
            await Due(new(shard, long.MaxValue, 1) { Beyond = (first.Due, first.Key) }));

        await Append(_writer.Next(
            "case:1",
            new CaseEvent.StepCameDue(new("T-1"), "yellow", At(9)) { Next = new("breach", At(12)) },
            new CaseEvent.WarningGiven(new("T-1"), "yellow", Ada) { AnswerBy = At(10) },
            new CaseEvent.WarningGiven(new("T-1"), "yellow", Bo) { AnswerBy = At(11) }));
        Assert.Equal(
            ["T-2/0 breach #3", "T-1/6 yellow #6", "T-1/7 yellow #7", "T-1/0 breach #5"],
            await Due(new(shard, long.MaxValue, 9)));
        await Append(_writer.Next("case:1", new CaseEvent.WarningAnswered(6, new("T-1"), Ada)));
        await Append(_writer.Next("case:1", new CaseEvent.ClockStopped(new("T-2"), Done)));
        await Append(_writer.Next("case:1", new CaseEvent.ClockMoved(new("T-1"), Done) { Next = new("red", At(13)) }));
        Assert.Equal(["T-1/7 yellow #7", "T-1/0 red #10"], await Due(new(shard, long.MaxValue, 9)));
        await Append(_writer.Next("case:1", new CaseEvent.ClockStopped(new("T-1"), Done) { IsMissed = true }));
        Assert.Equal(["T-1/7 yellow #7"], await Due(new(shard, long.MaxValue, 9)));
        await Append(_writer.Next(
            "case:1",
            new CaseEvent.WarningGiven(new("T-1"), "red", Bo) { AnswerBy = At(14) },
            new CaseEvent.ClockStopped(new("T-1"), Done) { Waiting = [7], Settled = [12] },
            new CaseEvent.Merged(new("case:2")) { Waiting = [7] }));
        Assert.Equal(["T-1/7 yellow #7"], await Due(new(shard, long.MaxValue, 9)));
        await Append(_writer.Next("case:1", new CaseEvent.Closed()));
        Assert.Empty(await Due(new(shard, long.MaxValue, 9)));

        async Task<IEnumerable<string>> Due(ClockQuery query) => (await _store.Due(query, None)).Select(
            row => $"{row.Key.Clock}/{row.Key.Warning} {row.Level} #{row.Sequence}");
    }

    private static Grid.Domain.Clocks.ClockEvent Done => new("done", At(6), null);

    private static CaseEvent.ClockStarted Starting(string clock, string level, int hour) =>
        new(new(clock), At(1)) { Next = new(level, At(hour)) };

    private static Timestamp At(int hour) =>
        Timestamp.FromUtc(new DateTimeOffset(2026, 6, 1, hour, 0, 0, TimeSpan.Zero));

    private Task<AppendOutcome[]> Open(params string[] ids) =>
        Append([.. ids.Select(id => _writer.Next($"case:{id}", Opened()))]);

    // Of two officers each holds a seat in which the other acts.
    private Task<AppendOutcome[]> SeatTwo() => Append(
        _writer.Next("case:1", Opened() with { Slots = [new(Lead, 1, Ada), new(Lead, 2, Ada)] }),
        _writer.Next("case:2", Opened() with { Slots = [new(Lead, 1, Bo), new(new("panel"), 1, Ada)] }),
        _writer.Next("case:3", Opened() with { Slots = [new(Lead, 1, Ada)] }),
        _writer.Next("case:2", new CaseEvent.ActingHolderNamed(Lead, 1, Bo, Ada)),
        _writer.Next("case:3", new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Bo)));

    private async Task<IEnumerable<string>> Cases(CaseHeadQuery query) =>
        (await _store.Cases(query, None)).Rows.Select(row => row.Case);
}
