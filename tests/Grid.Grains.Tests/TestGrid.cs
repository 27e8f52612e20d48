using Grid.Grains.Deadlines;
using Grid.Grains.Draws;
using Grid.Grains.Followers;
using Grid.Grains.Followers.Bursts;
using Grid.Grains.Followers.FanOut;
using Grid.Grains.Followers.Lists;
using Grid.Grains.Followers.Live;
using Grid.Grains.Snapshots;
using Grid.Grains.Telemetry;
using Grid.Grains.Tests.Followers;
using Grid.Grains.Tests.Snapshots;
using Grid.Ledger.Draws;
using Grid.Ledger.Entries;
using Grid.Ledger.Indexes;
using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;
using Grid.Packs;
using Grid.Packs.Tests.Corpus;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Serialization;
using Orleans.TestingHost;

namespace Grid.Grains.Tests;

/// <summary>
/// A silo in this process, on a real store in a file of its own. The grid's clock stands still until a test moves it;
/// Orleans keeps the clock of the machine. All tests share it: each works on cases and officers of its own.
/// </summary>
public sealed class TestGrid : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grid-grains-").FullName;
    private readonly SqliteLedgerStore _store;
    private readonly StoredLedger _ledger;
    private readonly InProcessTestCluster _cluster;
    private PublishedPacks? _packs;
    private int _desks;

    public TestGrid()
    {
        _store = SqliteLedgerStore.Open(File);
        _ledger = new(_store);
        Ledger = new(_ledger);
        Clock = new(new DateTimeOffset(2032, 1, 5, 8, 0, 0, TimeSpan.Zero));
        Tally = new(Clock);
        Meter = new(Tally);
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) => host.Services
            .AddSingleton<ILedger>(Ledger)
            .AddSingleton(found => new GridLedger(Ledger, Clock, Tally, Meter, Told)
            {
                Draws = Secret,
                Snapshots = Shelf = ShelfOn(found.GetRequiredService<Serializer>()),
            })
            .AddSingleton(new DeadlineSettings())
            .AddSingleton<DeadlineGate>()
            .AddSingleton<WhoAnswered>()
            .AddSingleton<IRulePacks, PublishedPacks>()
            .AddSingleton<ICaseFactsSource, OfficerFactsSource>());
        _cluster = builder.Build();
    }

    /// <summary>What the keys of days are made from.</summary>
    internal static DrawSecret Secret { get; } = new([.. DrawKeys.Secret]);

    internal FailingLedger Ledger { get; }

    internal FakeTimeProvider Clock { get; }

    internal SubmissionTally Tally { get; }

    internal GridMeter Meter { get; }

    internal ToldLog<GridLedger> Told { get; } = new();

    /// <summary>Where snapshots lie; they are made early here, so that few entries are a long stream.</summary>
    internal KeptRows Kept { get; } = new();

    internal SnapshotShelf Shelf { get; private set; } = null!;

    internal IGrainFactory Grains => _cluster.Client;

    // What is published is compiled once: the packs of the law take seconds.
    private PublishedPacks Packs => _packs ??= new(Grains, Ledger);

    private string File => Path.Combine(_folder, "grid.db");

    public async Task InitializeAsync()
    {
        await _cluster.DeployAsync();
        await Publish(Desk.PackFiles);
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _ledger.DisposeAsync();
    }

    public void Dispose()
    {
        Shelf?.Dispose();
        Meter.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Officers and cases of one test, apart from those of any other.</summary>
    internal async Task<Desk> OpenDesk()
    {
        var desk = new Desk(this, $"d{Interlocked.Increment(ref _desks)}");
        await desk.Staff();
        return desk;
    }

    /// <summary>What wakes deadline shards, and tells them what is due soon. It is not started.</summary>
    internal DeadlineWatch Watch() =>
        new(_ledger, Grains, new DeadlineSettings(), Clock, NullLogger<DeadlineWatch>.Instance);

    /// <summary>
    /// Clocks of a case take what is due. The shard goes at once: what wakes it is the machine's clock, and other tests
    /// have cases in it.
    /// </summary>
    internal async Task CatchUp(CaseId id)
    {
        var shard = Grains.GetGrain<IDeadlineShardGrain>(ClockShards.Of(id.Value));
        await shard.CatchUp(CancellationToken.None);
        await Forget(shard);
    }

    /// <summary>Ends every deadline shard.</summary>
    internal Task ForgetShards() => Task.WhenAll(Enumerable.Range(0, ClockShards.Count)
        .Select(shard => Forget(Grains.GetGrain<IDeadlineShardGrain>(shard))));

    /// <summary>The grid's clock goes on.</summary>
    /// <returns>The time it shows then.</returns>
    internal Timestamp Pass(TimeSpan time)
    {
        Clock.Advance(time);
        return Timestamp.FromUtc(Clock.GetUtcNow());
    }

    /// <summary>Ends the activation of a grain, so that the next call reads the ledger.</summary>
    internal Task Forget(IAddressable grain) => _cluster.DeactivateAsync(grain);

    internal async Task<ImmutableArray<Entry>> Entries(string stream)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        await foreach (var stored in _ledger.Read(stream, 1, CancellationToken.None))
        {
            entries.Add(EntryCodec.Decode(stored.Body));
        }

        return entries.ToImmutable();
    }

    /// <summary>The silo is lost with what it had in memory; another begins on the same store.</summary>
    internal async Task LoseSilo()
    {
        using (Shelf)
        {
            await _cluster.KillSiloAsync(_cluster.Silos.Single());
        }

        await _cluster.StartAdditionalSiloAsync();
        // A client that only knew the lost one would look for another for a minute.
        await _cluster.KillClientAsync();
        await _cluster.InitializeClientAsync();
        _packs = null;
    }

    /// <summary>The types of a stream's entries, in order.</summary>
    internal async Task<IEnumerable<string>> TypesIn(string stream) =>
        (await Entries(stream)).Select(entry => entry.Header.Type);

    internal async Task<StoredEntry?> Stored(string stream, int sequence)
    {
        await foreach (var stored in _ledger.Read(stream, sequence, CancellationToken.None))
        {
            return stored;
        }

        return null;
    }

    /// <summary>How many entries the ledger has.</summary>
    /// <summary>Whether an officer answers in no seat, which a look at the first one tells.</summary>
    internal async Task<bool> IsFree(OfficerId officer) => (await _ledger.HeldBy(
        new HoldingQuery(officer, HoldingQuery.Start, IsBackwards: false, 1), CancellationToken.None)).IsEmpty;

    internal async Task<long> Size() => (await _ledger.Sizes(CancellationToken.None))[0];

    /// <summary>Live views of the grid, begun at the beginning of its ledger.</summary>
    internal LiveViews Follow()
    {
        var views = new LiveViews(
            _ledger, Packs, Clock, TimeProvider.System, NullLogger<LiveViews>.Instance);
        views.Start();
        return views;
    }

    /// <summary>
    /// What is told of a picture that was made of the whole ledger, entry by entry as time went, when every number of
    /// it is held against the entries of its case.
    /// </summary>
    internal async Task<IEnumerable<string>> CountAnew()
    {
        var (made, log, packs) = (new LiveGrid(1_000), new ToldLog<LiveViews>(), new PublishedPacks(Grains, Ledger));
        await foreach (var stored in _ledger.ReadLane(0, 0, CancellationToken.None))
        {
            var entry = FollowedEntry.Of(stored);
            made.Advance(new(entry.Content!.Value.Header.RecordedAt.AsUtc, TimeSpan.Zero));
            made.Take(entry.Content.Value.Happened is PackEvent.Published published
                ? entry with { Pack = await packs.OfVersion(published.Version, CancellationToken.None) }
                : entry);
        }

        made.Advance(Clock.GetUtcNow());
        using var reads = new StoreReads();
        var check = new CountCheck(_ledger, reads, made, new(), log);
        bool isOver;
        do
        {
            isOver = await check.Step(CancellationToken.None);
        }
        while (!isOver);

        return log.Critical;
    }

    /// <summary>The fan-out of a silo that starts now. Whoever asks disposes of it.</summary>
    internal AnswererFanOut FanOut(TimeProvider? pace = null)
    {
        var fanOut = new AnswererFanOut(
            _ledger,
            new GridLedger(Ledger, Clock, Tally, Meter, Told),
            Grains,
            Packs,
            pace ?? TimeProvider.System);
        fanOut.Start();
        return fanOut;
    }

    /// <summary>One who counts what officers do at once, begun now. Whoever asks disposes of it.</summary>
    internal BurstWatch CountBursts()
    {
        var watch = new BurstWatch(
            _ledger,
            new GridLedger(Ledger, Clock, Tally, Meter, Told),
            Grains,
            Packs,
            TimeProvider.System);
        watch.Start();
        return watch;
    }

    /// <summary>One who keeps the keys of days, begun now.</summary>
    internal DayKeyKeeper Keeper(
        DrawSecret secret, ILogger<DayKeyKeeper>? log = null, int seatsAtOnce = 1000) => new(
        new GridLedger(Ledger, Clock, Tally, Meter, Told), Grains, secret, log ?? NullLogger<DayKeyKeeper>.Instance)
        {
            SeatsAtOnce = seatsAtOnce,
        };

    /// <summary>What was drawn in a case, computed again.</summary>
    internal async Task<ImmutableArray<DrawnSeat>> CheckDraws(CaseId id)
    {
        var drawn = await DrawReading.Check(
            _store,
            id.Value,
            Timestamp.FromUtc(Clock.GetUtcNow()),
            json => PackCompiler.Compile(PackContent.FromJson(json).Content!).Pack,
            CancellationToken.None);
        Assert.Empty(drawn.Damages);
        return drawn.Seats;
    }

    internal Task<VerificationReport> Verify() => LedgerVerifier.Verify(_store, null, CancellationToken.None);

    internal Task<Reply> Publish(IReadOnlyDictionary<string, string> files) =>
        Publish(PackContent.FromFiles(files).Content!);

    internal async Task<Reply> Publish(PackContent content)
    {
        var grain = Grains.GetGrain<IRulePackGrain>(Streams.Of(content.Name));
        var view = await grain.Look(CancellationToken.None);
        var publish = new PackCommand.PublishPack(content.Version, content.Json);
        return await grain.Submit(publish.SubmittedBy(Desk.Registry, view.Sequence), CancellationToken.None);
    }

    /// <summary>Returns once everything that was offered as a snapshot is kept, or given up.</summary>
    internal Task SnapshotsKept() =>
        Task.Run(() => Assert.True(SpinWait.SpinUntil(() => !Shelf.IsWriting, TimeSpan.FromMinutes(1))));

    private SnapshotShelf ShelfOn(Serializer serializer) => new(
        Kept, KeptRows.FrameOf(serializer), Meter, TimeProvider.System, NullLogger<SnapshotShelf>.Instance)
    {
        LongFrom = 8,
        Every = 6,
    };

    /// <summary>Changes the store behind the grid's back.</summary>
    internal void Tamper(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
