using System.Text;
using Grid.Ledger.Indexes;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests;

public abstract partial class StoreConformance
{
    [Fact]
    public async Task Entries_are_read_back_byte_for_byte()
    {
        var act = Act() with { Facts = FactSet.Of([new("ort", "Köln \u0001 \U0001F600 \"\\ \u2028")]) };
        var request = _writer.Next("case:ä/ß", Opened(), act);
        await Append(request);

        var read = await ToList(_store.ReadStream("case:ä/ß", 1, None));
        Assert.Equal(2, read.Count);
        for (var i = 0; i < read.Count; i++)
        {
            Assert.Equal(request.Entries[i].Body, read[i].Body);
            Assert.Equal(request.Entries[i].Hash, read[i].Hash);
            Assert.Equal(request.Entries[i].Type, read[i].Type);
            Assert.Equal((0, (long)i), (read[i].Lane, read[i].Position));
            Assert.Equal(("case:ä/ß", (long)i + 1), (read[i].Stream, read[i].Sequence));
        }

        await IsClean(2);
    }

    [Fact]
    public async Task The_head_of_a_stream_is_its_last_entry()
    {
        Assert.True((await _store.Head("case:1", None)).IsSame(StreamHead.None));
        await Append(_writer.Next("case:1", Opened(), Act()));
        Assert.True((await _store.Head("case:1", None)).IsSame(_writer.HeadOf("case:1")));
    }

    [Fact]
    public async Task A_stream_starts_with_its_head_and_its_first_entries()
    {
        var none = await _store.Start("case:1", None);
        Assert.True(none.Head.IsSame(StreamHead.None));
        Assert.Empty(none.Entries);

        await Append(_writer.Next("case:1", Opened(), Act()), _writer.Next("case:2", Opened()));
        await IsStart(2);
        await Append(_writer.Next("case:1", [.. Enumerable.Range(0, StreamStart.Most).Select(_ => Act())]));
        await IsStart(StreamStart.Most);

        async Task IsStart(int count)
        {
            var (head, entries) = await _store.Start("case:1", None);
            Assert.True(head.IsSame(_writer.HeadOf("case:1")));
            Assert.Equal(count, entries.Count);
            var whole = await _store.ReadStream("case:1", 1, None).ToArrayAsync();
            Assert.Equal(whole.Take(count).Select(Shown), entries.Select(Shown));
        }

        static string Shown(StoredEntry entry) =>
            $"{entry.Lane}/{entry.Position} {entry.Stream} {entry.Type} {Convert.ToHexString(entry.Hash)} "
            + Convert.ToHexString(entry.Body);
    }

    [Fact]
    public async Task Each_of_many_streams_that_are_asked_for_at_once_starts_with_its_own()
    {
        var streams = Enumerable.Range(0, 200).Select(number => $"case:many/{number}").ToArray();
        await Append([.. streams.Where((_, at) => at % 3 > 0).Select((stream, at) =>
            at % 2 == 0 ? _writer.Next(stream, Opened()) : _writer.Next(stream, Opened(), Act()))]);
        var starts = await Task.WhenAll(streams.Select(stream => Task.Run(() => _store.Start(stream, None))));
        foreach (var (stream, start) in streams.Zip(starts))
        {
            Assert.True(start.Head.IsSame(_writer.HeadOf(stream)));
            Assert.Equal(start.Head.Sequence, start.Entries.Count);
            Assert.All(start.Entries, entry => Assert.Equal(stream, entry.Stream));
        }
    }

    [Fact]
    public async Task A_long_stream_is_read_to_its_end_and_from_any_entry()
    {
        foreach (var number in Enumerable.Range(0, 26))
        {
            object[] events =
                [.. Enumerable.Range(0, 50).Select(part => number + part == 0 ? (object)Opened() : Act())];
            await Append(_writer.Next("case:1", events), _writer.Next($"case:other-{number}", Opened()));
        }

        Assert.Equal(Enumerable.Range(1, 1300), await Sequences(1));
        Assert.Equal(Enumerable.Range(700, 601), await Sequences(700));
        Assert.Equal([1300], await Sequences(1300));
        Assert.Empty(await Sequences(1301));
        Assert.Equal(Enumerable.Range(0, 1326), (await Lanes()).Select(entry => (int)entry.Position));

        async Task<IEnumerable<int>> Sequences(int from) =>
            (await ToList(_store.ReadStream("case:1", from, None))).Select(entry => (int)entry.Sequence);
    }

    [Fact]
    public async Task Seats_are_indexed_from_opening_to_closing()
    {
        await Append(_writer.Next("case:1", Opened() with { Slots = [new(Lead, 1, Ada)] }));
        Assert.Equal(["case:1 lead/1"], await HeldBy(Ada));

        await Append(_writer.Next("case:1", new CaseEvent.SlotFilled(Lead, 2, Bo)));
        Assert.Equal(["case:1 lead/2"], await HeldBy(Bo));

        await Append(_writer.Next("case:1", new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Bo)));
        Assert.Empty(await HeldBy(Ada));
        Assert.Equal(["case:1 lead/1 acting", "case:1 lead/2"], await HeldBy(Bo));

        await Append(_writer.Next("case:1", new CaseEvent.ActingHolderEnded(Lead, 1, Ada, Bo)));
        Assert.Equal(["case:1 lead/1"], await HeldBy(Ada));

        await Append(_writer.Next("case:1", new CaseEvent.ResponsibilityTransferred(Lead, 1, Ada, Bo)));
        Assert.Empty(await HeldBy(Ada));
        Assert.Equal(["case:1 lead/1", "case:1 lead/2"], await HeldBy(Bo));

        await Append(_writer.Next("case:1", new CaseEvent.Closed()));
        Assert.Empty(await HeldBy(Bo));
        await IsClean(6);

        async Task<IEnumerable<string>> HeldBy(OfficerId officer) =>
            (await _store.HeldBy(officer, None)).Held.Select(
                held => $"{held.Case} {held.Slot}/{held.Seat}{(held.IsActing ? " acting" : "")}");
    }

    [Fact]
    public async Task A_handover_moves_the_case_to_its_unit_and_ends_the_seats_of_the_sender()
    {
        var cy = new OfficerId("officer:cy");
        await Append(_writer.Next(
            "case:1",
            Opened() with { Procedure = "brief", Slots = [new(Lead, 1, Ada), new(Lead, 2, Bo)] },
            new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Bo)));
        await Append(_writer.Next("case:1", new CaseEvent.HandoverAccepted(null, new("unit:court"))
        {
            Slots = [new(Lead, 1, cy)],
            Left = [new(Lead, 2, Bo)],
            Stage = "trial",
            Procedure = "ordinary",
        }));

        Assert.Empty((await _store.HeldBy(Bo, None)).Held);
        Assert.Equal(1, Assert.Single((await _store.HeldBy(cy, None)).Held).Seat);
        using (var tables = _store.Tables)
        {
            var head = Assert.Single(tables.CaseHeads());
            Assert.Equal(("ordinary", "trial", "unit:court"), (head.Procedure, head.Stage, head.Unit));
        }

        await Append(_writer.Next("case:1", new CaseEvent.Merged(new("case:2"))));
        Assert.Empty((await _store.HeldBy(cy, None)).Held);
        await IsClean(4);
    }

    [Fact]
    public async Task Whoever_takes_a_seat_over_ends_the_acting_in_it()
    {
        await Append(_writer.Next(
            "case:1",
            Opened() with { Slots = [new(Lead, 1, Ada)] },
            new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Bo),
            new CaseEvent.ResponsibilityTransferred(Lead, 1, Ada, new("officer:cy"))));
        Assert.Empty((await _store.HeldBy(Bo, None)).Held);
        await IsClean(3);
    }

    [Fact]
    public async Task A_seat_says_since_when_and_by_which_entry_and_the_answer_for_which_size()
    {
        var at = Timestamp.Parse("2026-02-01T10:00:00+01:00");
        await Append(
            _writer.Next("case:2", Opened()),
            _writer.Next("case:1", new Telling { At = at }, Opened(), new CaseEvent.SlotFilled(Lead, 1, Ada)));

        var (held, trueFor) = await _store.HeldBy(Ada, None);
        Assert.Equal("2026-02-01T10:00:00+01:00", Assert.Single(held).Since);
        Assert.Equal(3, Assert.Single(trueFor));
        using var tables = _store.Tables;
        Assert.Equal(
            new HoldingRow("case:1", "lead", 1, 0)
            {
                Officer = Ada.Value,
                Since = "2026-02-01T10:00:00+01:00",
                Sequence = 2,
            },
            Assert.Single(tables.Holdings()));
    }

    [Fact]
    public async Task Cases_are_indexed_by_stage_unit_and_status()
    {
        await Append(
            _writer.Next("case:1", Opened() with { Stage = "intake", Unit = new UnitId("unit:1") }),
            _writer.Next("case:2", Opened()),
            _writer.Next("case:1", Act() with { Stage = "hearing" }),
            _writer.Next("case:1", Act()),
            _writer.Next("case:2", new CaseEvent.Closed()));

        using var tables = _store.Tables;
        Assert.Equal(
            [
                new CaseHead("case:1", null, "hearing", "unit:1", "open"),
                new CaseHead("case:2", null, null, null, "closed"),
            ],
            tables.CaseHeads().OrderBy(head => head.Case, StringComparer.Ordinal));
        Assert.Equal(new LedgerCounts(5, 1, 1), await _store.Count(None));
    }

    [Fact]
    public async Task Personal_texts_are_kept_beside_the_entries()
    {
        var text = MadeLedger.Text(1);
        var request = _writer.Next(
            "case:1", new Telling { Texts = [text] }, Opened(), Act() with { Note = text.Digest });
        await Append(request);

        using var tables = _store.Tables;
        Assert.Equal([(text.Digest.Value, text.Salt, text.Text)], tables.Texts());
        Assert.DoesNotContain("witness", Encoding.UTF8.GetString(request.Entries[1].Body), StringComparison.Ordinal);
        await IsClean(2);
    }

    [Fact]
    public async Task A_text_with_a_nul_is_kept_whole_or_refused_but_never_cut()
    {
        var text = new PersonalText("before\0after", MadeLedger.Text(1).Salt);
        try
        {
            await Append(_writer.Next(
                "case:1", new Telling { Texts = [text] }, Opened(), Act() with { Note = text.Digest }));
            await IsClean(2);
        }
        catch (UnstorableDataException)
        {
            await IsClean(0);
        }
    }

    [Fact]
    public async Task The_content_of_a_pack_is_kept_by_its_version()
    {
        var version = MadeLedger.Version;
        Assert.Null(await _store.PackContent(version, None));
        await MadeLedger.WriteTo(_store);
        Assert.StartsWith("pack: made", await _store.PackContent(version, None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_see_whole_batches_while_others_are_written()
    {
        var reading = Enumerable.Range(0, 3).Select(_ => Task.Run(ReadUntilThere)).ToList();
        for (var number = 0; number < 60; number++)
        {
            await Append(_writer.Next(
                $"case:{number % 7}", number < 7 ? [Opened(), Act(), Act()] : [Act(), Act(), Act()]));
        }

        Assert.All(await Task.WhenAll(reading), Assert.True);
        await IsClean(180);

        async Task<bool> ReadUntilThere()
        {
            for (var seen = 0; seen < 180;)
            {
                var entries = await Lanes();
                Assert.True(entries.Count >= seen && entries.Count % 3 == 0);
                Assert.Equal(Enumerable.Range(0, entries.Count), entries.Select(entry => (int)entry.Position));
                seen = entries.Count;
            }

            return true;
        }
    }

    [Fact]
    public async Task Verifying_beside_a_writer_finds_nothing()
    {
        var requests = MadeLedger.Requests();
        var writing = Task.Run(async () =>
        {
            foreach (var batch in requests.Chunk(3))
            {
                await _store.Append([.. batch], None);
            }
        });
        long seen;
        do
        {
            var report = await LedgerVerifier.Verify(_store, null, None);
            Assert.Empty(report.Damage);
            seen = report.Entries;
        }
        while (seen < requests.Sum(request => request.Entries.Length));

        await writing;
    }
}
