using Grid.Domain.Officers;
using Grid.Ledger.Checkpoints;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests;

/// <summary>
/// What every store promises. A store has a subclass that opens it; nothing here knows which one it is.
/// </summary>
public abstract partial class StoreConformance : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly OfficerId Ada = new("officer:ada");
    private static readonly OfficerId Bo = new("officer:bo");
    private static readonly Slot Lead = new("lead");

    private readonly EntryWriter _writer = new();
    private ILedgerStore _store = null!;

    /// <summary>Opens the one store of this test for writing, once more after it was closed.</summary>
    internal abstract Task<ILedgerStore> Open();

    /// <summary>Does to our epoch what another process does that opens the store for writing.</summary>
    internal abstract Task TakeOver();

    public async Task InitializeAsync() => _store = await Open();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Positions_run_on_without_gaps_over_batches_and_refusals()
    {
        var first = await Append(_writer.Next("case:1", Opened()), _writer.Next("case:2", Opened()));
        var rival = _writer.Rival("case:1", Opened());
        _writer.Next("case:3", Opened());
        var second = await Append(
            rival with { Expected = StreamHead.None },
            _writer.Next("case:1", Act(), Act()),
            _writer.Next("case:2", Act()));

        Assert.Equal([Appended(0), Appended(1)], first);
        Assert.Equal([new AppendOutcome.Fenced(), Appended(3), Appended(4)], second);
        Assert.Equal([0L, 1, 2, 3, 4], (await Lanes()).Select(entry => entry.Position));
        await IsClean(5);
    }

    [Fact]
    public async Task The_last_good_verification_is_kept_beside_what_is_verified()
    {
        var checkpoints = _store.Checkpoints!;
        Assert.Null(await checkpoints.LastVerified(None));
        await Append(_writer.Next("case:1", Opened()));
        var later = new LastVerification(new DateTime(2032, 1, 5, 8, 0, 1, DateTimeKind.Utc), 1);

        await checkpoints.KeepVerified(later with { At = later.At.AddDays(-1), Entries = 0 }, None);
        await checkpoints.KeepVerified(later, None);
        // Of two silos the slower one may come to its end last.
        await checkpoints.KeepVerified(later with { At = later.At.AddSeconds(-1), Entries = 0 }, None);

        Assert.Equal(later, await checkpoints.LastVerified(None));
        await IsClean(1);
        await _store.DisposeAsync();
        _store = await Open();
        Assert.Equal(later, await _store.Checkpoints!.LastVerified(None));
        Assert.Equal(DateTimeKind.Utc, (await _store.Checkpoints.LastVerified(None))!.At.Kind);
    }

    [Fact]
    public async Task A_request_that_expects_a_wrong_sequence_is_fenced_and_its_companions_survive()
    {
        await Append(_writer.Next("case:1", Opened()), _writer.Next("case:2", Opened()));
        var late = _writer.Next("case:1", Act());
        var outcomes = await Append(
            late with { Expected = late.Expected with { Sequence = 0 } }, _writer.Next("case:2", Act()));

        Assert.Equal([new AppendOutcome.Fenced(), Appended(2)], outcomes);
        await IsClean(3);
    }

    [Fact]
    public async Task A_request_that_expects_a_wrong_hash_is_fenced_and_its_companions_survive()
    {
        await Append(_writer.Next("case:1", Opened()), _writer.Next("case:2", Opened()));
        var late = _writer.Next("case:1", Act());
        var outcomes = await Append(
            late with { Expected = late.Expected with { Hash = new byte[32] } }, _writer.Next("case:2", Act()));

        Assert.Equal([new AppendOutcome.Fenced(), Appended(2)], outcomes);
        await IsClean(3);
    }

    [Fact]
    public async Task A_first_entry_is_fenced_where_the_stream_is_not_empty()
    {
        var rival = _writer.Rival("case:1", Opened());
        await Append(_writer.Next("case:1", Opened()));
        Assert.Equal([new AppendOutcome.Fenced()], await Append(rival));
        await IsClean(1);
    }

    [Fact]
    public async Task Of_two_that_follow_the_same_head_in_one_batch_the_first_is_written()
    {
        await Append(_writer.Next("case:1", Opened()));
        var rival = _writer.Rival("case:1", Act());
        Assert.Equal([Appended(1), new AppendOutcome.Fenced()], await Append(_writer.Next("case:1", Act()), rival));
        await IsClean(2);
    }

    [Fact]
    public async Task One_that_follows_another_in_the_same_batch_is_written()
    {
        var outcomes = await Append(_writer.Next("case:1", Opened()), _writer.Next("case:1", Act()));
        Assert.Equal([Appended(0), Appended(1)], outcomes);
        await IsClean(2);
    }

    [Fact]
    public async Task A_batch_that_is_refused_whole_writes_nothing()
    {
        await Append(_writer.Next("case:1", Opened()));
        var wrong = _writer.Rival("case:1", Act()) with { Expected = StreamHead.None };
        Assert.Equal([new AppendOutcome.Fenced(), new AppendOutcome.Fenced()], await Append(wrong, wrong));
        await IsClean(1);
    }

    [Fact]
    public async Task A_request_that_relied_on_a_stream_that_moved_is_stale_and_its_companions_survive()
    {
        await Append(Registered(Ada), Registered(Bo));
        var act = _writer.Next("case:1", Relied((Ada.Value, 1), (Bo.Value, 1)), Opened());
        await Append(_writer.Next(Bo.Value, new OfficerEvent.Suspended(Grounds: null)));

        Assert.Equal(
            [new AppendOutcome.Stale(Bo.Value), Appended(3)], await Append(act, _writer.Next("case:2", Opened())));
        Assert.Equal(0, (await _store.Head("case:1", None)).Sequence);
        await IsClean(4);
    }

    [Fact]
    public async Task An_empty_stream_is_relied_on_as_0()
    {
        var before = _writer.Next("case:1", Relied((Ada.Value, 0)), Opened());
        Assert.Equal([Appended(0)], await Append(before));

        var after = _writer.Next("case:2", Relied((Ada.Value, 0)), Opened());
        await Append(Registered(Ada));
        Assert.Equal([new AppendOutcome.Stale(Ada.Value)], await Append(after));
    }

    [Fact]
    public async Task An_act_behind_an_officers_event_in_one_batch_is_stale()
    {
        await Append(Registered(Ada));
        var act = _writer.Next("case:1", Relied((Ada.Value, 1)), Opened());
        var outcomes = await Append(_writer.Next(Ada.Value, new OfficerEvent.Suspended(Grounds: null)), act);
        Assert.Equal([Appended(1), new AppendOutcome.Stale(Ada.Value)], outcomes);
        await IsClean(2);
    }

    [Fact]
    public async Task An_act_ahead_of_an_officers_event_in_one_batch_is_written()
    {
        await Append(Registered(Ada));
        var act = _writer.Next("case:1", Relied((Ada.Value, 1)), Opened());
        var outcomes = await Append(act, _writer.Next(Ada.Value, new OfficerEvent.Suspended(Grounds: null)));
        Assert.Equal([Appended(1), Appended(2)], outcomes);
        await IsClean(3);
    }

    [Fact]
    public async Task An_act_behind_an_officers_event_that_was_itself_fenced_is_written()
    {
        await Append(Registered(Ada));
        var fenced = _writer.Rival(Ada.Value, new OfficerEvent.Suspended(Grounds: null)) with
        {
            Expected = StreamHead.None,
        };
        var act = _writer.Next("case:1", Relied((Ada.Value, 1)), Opened());
        Assert.Equal([new AppendOutcome.Fenced(), Appended(1)], await Append(fenced, act));
    }

    [Fact]
    public async Task A_command_of_several_entries_is_written_whole()
    {
        var outcomes = await Append(_writer.Next("case:1", Opened(), Act(), Act()), _writer.Next("case:2", Opened()));
        Assert.Equal([Appended(2), Appended(3)], outcomes);
        Assert.Equal(3, (await _store.Head("case:1", None)).Sequence);
        await IsClean(4);
    }

    [Fact]
    public async Task A_command_that_cannot_be_stored_leaves_nothing_of_its_batch_behind()
    {
        // A case cannot be opened twice: no decision says so, and no index could hold it.
        var impossible = _writer.Rival("case:1", Opened(), Act(), Opened());
        var companion = _writer.Next("case:2", Opened());
        await Assert.ThrowsAsync<UnstorableDataException>(() => Append(companion, impossible));

        Assert.Empty(await Lanes());
        Assert.Equal(StreamHead.None, await _store.Head("case:1", None));
        Assert.Equal([Appended(0)], await Append(companion));
        await IsClean(1);
    }

    [Fact]
    public async Task Whoever_has_been_fenced_off_by_another_process_writes_nothing_any_more()
    {
        await Append(_writer.Next("case:1", Opened()));
        await TakeOver();
        var failure = await Assert.ThrowsAsync<LedgerFailure>(() => Append(_writer.Rival("case:1", Act())));
        Assert.Contains("fenced off", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LedgerFailure>(() => Append(_writer.Rival("case:2", Opened())));
        await Assert.ThrowsAsync<LedgerFailure>(() => _store.Probe(None));
        await IsClean(1);
    }

    [Fact]
    public async Task A_probe_writes_nothing_that_anybody_could_find()
    {
        await Append(_writer.Next("case:1", Opened()));
        await _store.Probe(None);
        Assert.Equal([Appended(1)], await Append(_writer.Next("case:1", Act())));
        await _store.Probe(None);
        await IsClean(2);
    }

    [Fact]
    public async Task Opening_again_takes_a_new_epoch_and_goes_on_where_the_entries_end()
    {
        await Append(_writer.Next("case:1", Opened()));
        var before = Epoch();
        await _store.DisposeAsync();
        _store = await Open();

        Assert.Equal(before + 1, Epoch());
        Assert.Equal([Appended(1)], await Append(_writer.Next("case:1", Act())));
        await IsClean(2);
    }

    [Fact]
    public async Task A_closed_store_fails_quickly_and_may_be_closed_again()
    {
        await Append(_writer.Next("case:1", Opened()));
        await _store.DisposeAsync();
        await _store.DisposeAsync();
        await Assert.ThrowsAsync<LedgerFailure>(() => Append(_writer.Next("case:1", Act())));
        await Assert.ThrowsAsync<LedgerFailure>(() => _store.Head("case:1", None));
        await Assert.ThrowsAsync<LedgerFailure>(Lanes);
    }

    private static AppendOutcome.Appended Appended(long position) => new(0, position);

    private static CaseEvent.Opened Opened() => new(new("made"), IsRun: false);

    private static CaseEvent.ActRecorded Act() => new("hearing");

    private static Telling Relied(params (string Stream, int Sequence)[] relied) => new()
    {
        Relied = EntryHeader.NothingRelied.AddRange(relied.Select(on => KeyValuePair.Create(on.Stream, on.Sequence))),
    };

    private AppendRequest Registered(OfficerId officer) =>
        _writer.Next(officer.Value, new OfficerEvent.Registered(new("made"), Standing.Active));

    private async Task<AppendOutcome[]> Append(params AppendRequest[] batch) =>
        [.. await _store.Append([.. batch], None)];

    private async Task<List<StoredEntry>> Lanes() => await ToList(_store.ReadLanes(None));

    private static async Task<List<StoredEntry>> ToList(IAsyncEnumerable<StoredEntry> entries)
    {
        var read = new List<StoredEntry>();
        await foreach (var entry in entries)
        {
            read.Add(entry);
        }

        return read;
    }

    private long Epoch()
    {
        using var tables = _store.Tables;
        return Assert.Single(tables.Lanes()).Epoch;
    }

    private async Task IsClean(long entries)
    {
        var report = await LedgerVerifier.Verify(_store, null, None);
        Assert.Empty(report.Damage);
        Assert.Equal(entries, report.Entries);
    }
}
