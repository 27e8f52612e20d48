using Grid.Ledger.Checkpoints;
using Grid.Ledger.Indexes;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>
/// An administrator of the database who knows the format and makes everything fit again: chains, heads, lanes, indexes.
/// Only a checkpoint that is kept elsewhere tells, and it tells where.
/// </summary>
public abstract class AdministratorConformance : IAsyncLifetime, IDisposable
{
    private const string Made = "made";
    private const string Old = "old";

    private readonly TempFolder _folder = new();
    private int _rewritten;

    internal ImmutableArray<CheckpointBundle> Signed { get; private set; }

    internal SigningKey Key => KeyFolder.Open(_folder["keys"]).Key;

    public async Task InitializeAsync()
    {
        await Create(Made);
        var requests = MadeLedger.Requests();
        await Write([.. requests.Take(150)]);
        Copy(Made, Old);
        await Write([.. requests.Skip(150)]);
        Signed = CheckpointBundle.ParseAll(await File.ReadAllTextAsync(_folder["outside.txt"]));
        Assert.Equal(2, Signed.Length);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_store_that_nobody_touched_contains_all_that_wasSigned()
    {
        var report = await Verify(Made);
        Assert.Empty(report.Damage);
        Assert.Equal(2, report.Checkpoints);
    }

    [Fact]
    public async Task An_old_copy_put_in_place_is_found_by_the_checkpoint_alone()
    {
        Assert.Empty((await Verify(Old, isHeld: false)).Damage);
        var damage = Assert.Single((await Verify(Old)).Damage);
        Assert.Equal(("lane", "0", "size"), (damage.Table, damage.Row, damage.Column));
        Assert.Contains("an old copy", damage.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_cut_at_its_end_with_everything_made_to_fit_is_found()
    {
        var path = await Rewrite(entries => [.. entries.Take(170)]);
        Assert.Empty((await Verify(path, isHeld: false)).Damage);
        var damage = Assert.Single((await Verify(path)).Damage);
        Assert.Contains("only 170 are there", damage.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_rewritten_with_fresh_hashes_is_found_and_the_first_entry_that_differs_is_named()
    {
        var (stream, sequence) = ("case:town/7", 3);
        var path = await Rewrite(entries => [.. entries.Select(entry =>
            (entry.Header.Stream, entry.Header.Sequence) == (stream, sequence)
                ? entry with { Happened = ((CaseEvent.ActRecorded)entry.Happened) with { Act = "hanging" } }
                : entry)]);
        Assert.Empty((await Verify(path, isHeld: false)).Damage);

        var report = await Verify(path);
        Assert.Contains(report.Damage, damage => (damage.Table, damage.Column) == ("lane", "root"));
        var first = report.Damage.First(damage => damage.Table == "entry");
        Assert.StartsWith($"{stream} #{sequence}:", first.Problem, StringComparison.Ordinal);
        Assert.All(
            report.Damage.Where(damage => damage.Table == "entry"),
            damage => Assert.StartsWith(stream, damage.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_rewrites_the_tiles_as_well_is_still_found_between_two_checkpoints()
    {
        var path = await Rewrite(entries => [.. entries.Select((entry, position) => position == entries.Count - 1
            ? entry with { Header = entry.Header with { Command = new("another") } }
            : entry)]);
        Run(path, "DELETE FROM tile");
        var damage = Assert.Single((await Verify(path)).Damage);
        var between = Signed.Select(bundle => bundle.Lanes.Single().Size).ToList();
        Assert.Contains(
            $"from position {between[0]} to {between[1] - 1} was rewritten", damage.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_streams_written_in_another_order_are_found()
    {
        var path = await Rewrite(entries =>
        {
            var swapped = entries.ToList();
            var first = swapped.FindIndex(entry => entry.Header.Stream == "case:town/1");
            (swapped[first], swapped[first + 1]) = (swapped[first + 1], swapped[first]);
            return swapped;
        });
        Assert.Empty((await Verify(path, isHeld: false)).Damage);
        Assert.Contains((await Verify(path)).Damage, damage => damage.Table == "lane");
    }

    [Fact]
    public async Task A_lane_that_wasSigned_and_is_gone_is_found()
    {
        var lanes = Checkpoint.Of(
            Signed[^1].Grid,
            [.. Signed[^1].Lanes.Select(lane => (lane.Lane, lane.Size, lane.Root)), (1, 0L, new byte[32])],
            Signed[^1].MadeAt);
        var signed = CheckpointBundle.Sign(lanes, Key, []);
        var damage = Assert.Single((await Verify(Made, signed)).Damage);
        Assert.Equal(("lane", "1"), (damage.Table, damage.Row));
        Assert.Contains("not there", damage.Problem, StringComparison.Ordinal);
    }

    // The whole ledger as somebody else would have written it: every hash, head, row and column fits.
    private async Task<string> Rewrite(
        Func<List<(EntryHeader Header, object Happened)>, IEnumerable<(EntryHeader Header, object Happened)>> change)
    {
        var path = $"rewritten-{_rewritten++}";
        // Tiles, origin and bundles stay as they are.
        Copy(Made, path);
        Run(path, "DELETE FROM entry; DELETE FROM stream_head; DELETE FROM holding; DELETE FROM case_head;"
            + "DELETE FROM clock; DELETE FROM personal_text; DELETE FROM pack_content; UPDATE lane SET size = 0");
        var requests = MadeLedger.Requests();
        var entries = requests.SelectMany(request => request.Entries).Select(entry =>
            (Read(entry.Body).Header, Read(entry.Body).ReadEvent())).ToList();
        await using (var store = await Open(path))
        {
            var heads = new Dictionary<string, StreamHead>(StringComparer.Ordinal);
            foreach (var (header, happened) in change(entries))
            {
                var before = heads.GetValueOrDefault(header.Stream, StreamHead.None);
                var fits = header with { Previous = HashChain.Print(before.Hash) };
                var body = EntryCodec.Encode(fits, happened);
                var pending = new PendingEntry(fits.Sequence, fits.Type, body, HashChain.HashOf(body))
                {
                    Index = IndexProjection.ChangesOf(fits, happened),
                };
                var outcomes = await store.Append(
                    [new(fits.Stream, before, [pending])
                    {
                        Texts = [.. Texts(requests, happened)],
                        Pack = requests.Select(request => request.Pack).FirstOrDefault(pack => pack is not null),
                    }],
                    CancellationToken.None);
                Assert.IsType<AppendOutcome.Appended>(Assert.Single(outcomes));
                heads[fits.Stream] = new(fits.Sequence, pending.Hash);
            }
        }

        return path;
    }

    private static IEnumerable<PersonalText> Texts(ImmutableArray<AppendRequest> requests, object happened)
    {
        var named = PersonalTexts.DigestsIn(happened).ToHashSet();
        return requests.SelectMany(request => request.Texts).Where(text => named.Contains(text.Digest));
    }

    private static Entry Read(byte[] body) => EntryCodec.Decode(body);

    internal Task<VerificationReport> Verify(string name, bool isHeld = true) =>
        Verify(name, isHeld ? [.. Signed] : []);

    internal async Task<VerificationReport> Verify(string name, params CheckpointBundle[] signed)
    {
        await using var store = await OpenForReading(name);
        return await LedgerVerifier.Verify(
            store, new() { Checkpoints = [.. signed] }, null, CancellationToken.None);
    }

    /// <summary>A new, empty place for a store.</summary>
    internal abstract Task Create(string name);

    /// <summary>A copy of a store that nobody has open.</summary>
    internal abstract void Copy(string from, string to);

    internal abstract Task<ILedgerStore> Open(string name);

    internal abstract Task<ILedgerStore> OpenForReading(string name);

    /// <summary>Does something to a store behind the grid's back.</summary>
    internal abstract void Run(string name, string sql);

    private async Task Write(ImmutableArray<AppendRequest> requests)
    {
        await using var store = await Open(Made);
        await store.Append(requests, CancellationToken.None);
        await new Checkpointer(
            store.Checkpoints!,
            () => KeyFolder.Open(_folder["keys"]),
            new(_folder["outside.txt"]),
            TimeProvider.System).Make(CancellationToken.None);
    }
}
