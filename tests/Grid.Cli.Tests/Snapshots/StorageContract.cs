using Grid.Grains.Snapshots;
using Orleans.Storage;

namespace Grid.Cli.Tests.Snapshots;

/// <summary>What Orleans' ADO.NET storage asks of our statements, asked through it, on either engine.</summary>
public abstract class StorageContract : IAsyncLifetime, IDisposable
{
    private const int Racers = 16;

    private readonly TestFolder _folder = new();
    private StorageSilo? _silo;

    private IGrainStorage Storage => _silo!.Storage;

    /// <summary>A new store, in the folder where it is a file.</summary>
    protected abstract string NewStore(TestFolder folder);

    public async Task InitializeAsync() => _silo = await StorageSilo.Start(NewStore(_folder), _folder);

    public async Task DisposeAsync()
    {
        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_empty_table_has_nothing()
    {
        var row = await Read(Key("case:nobody"));
        Assert.False(row.RecordExists);
        Assert.Null(row.ETag);
    }

    [Fact]
    public async Task What_was_written_is_read_back_with_a_version_that_counts()
    {
        var key = Key("case:one");
        var row = Row(1, 2, 3);
        for (var version = 1; version <= 3; version++)
        {
            await Write(key, row);
            Assert.Equal($"{version}", row.ETag);
        }

        var read = await Read(key);
        Assert.True(read.RecordExists);
        Assert.Equal("3", read.ETag);
        Assert.Equal([1, 2, 3], read.State!.Bytes.ToArray());
    }

    [Fact]
    public async Task Of_two_first_writes_one_alone_succeeds()
    {
        for (var round = 0; round < 10; round++)
        {
            await RaceOnce(Key($"case:first-{round}"), etag: null);
        }
    }

    [Fact]
    public async Task Of_two_writes_after_one_version_one_alone_succeeds()
    {
        var key = Key("case:next");
        var row = Row(0);
        await Write(key, row);
        for (var round = 0; round < 10; round++)
        {
            await RaceOnce(key, (await Read(key)).ETag);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    [InlineData(null)]
    public async Task A_write_after_another_version_than_the_last_is_refused(string? etag)
    {
        var key = Key("case:stale");
        var row = Row(1);
        await Write(key, row);
        await Write(key, row);
        var stale = Row(9);
        stale.ETag = etag;
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(key, stale));
        Assert.Equal([1], (await Read(key)).State!.Bytes.ToArray());
    }

    [Fact]
    public async Task A_write_after_a_version_of_no_row_is_refused()
    {
        var row = Row(1);
        row.ETag = "1";
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(Key("case:never"), row));
        Assert.False((await Read(Key("case:never"))).RecordExists);
    }

    [Fact]
    public async Task What_was_cleared_is_written_again_and_goes_on_counting()
    {
        var key = Key("case:cleared");
        var row = Row(1);
        await Write(key, row);
        await Storage.ClearStateAsync(SnapshotShelf.StorageName, key, row);
        Assert.Equal("2", row.ETag);
        var read = await Read(key);
        Assert.False(read.RecordExists);
        read.State = new() { Bytes = new byte[] { 7 } };
        await Write(key, read);
        Assert.Equal("3", read.ETag);
        Assert.Equal([7], (await Read(key)).State!.Bytes.ToArray());

        var stale = Row(9);
        stale.ETag = "1";
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => Storage.ClearStateAsync(SnapshotShelf.StorageName, key, stale));
    }

    [Fact]
    public async Task A_row_that_was_deleted_is_made_anew()
    {
        var key = Key("case:deleted");
        var row = Row(1);
        await Write(key, row);
        DeleteRows();
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(key, row));
        var again = Row(2);
        await Write(key, again);
        Assert.Equal("1", again.ETag);
    }

    [Fact]
    public async Task No_two_keys_share_a_row()
    {
        // A text that reads as a number or as a GUID is one to Orleans, so that the names of streams never do; a plus
        // begins an extension.
        GrainId[] keys =
        [
            Key("case:12"), Key("case:0012"), Key("case:abc"), Key("case:ABC"), Key("case:0ABC"), Key("case:12+x"),
            Key("case:+"), Key("officer:12"), Key("case:"), Key("case:ä"), Key("case:%2F"), Key("case: 12"),
            Key("case:00000000000000000000000000000012"),
            Other(GrainIdKeyExtensions.CreateIntegerKey(12)),
            Other(GrainIdKeyExtensions.CreateIntegerKey(12, "x")),
            Other(GrainIdKeyExtensions.CreateGuidKey(Guid.Parse("00000000-0000-0000-1200-000000000000"))),
            Other(GrainIdKeyExtensions.CreateGuidKey(Guid.Parse("00000000-0000-0000-1200-000000000000"), "x")),
        ];
        for (var i = 0; i < keys.Length; i++)
        {
            await Write(keys[i], Row((byte)i));
        }

        for (var i = 0; i < keys.Length; i++)
        {
            Assert.Equal([(byte)i], (await Read(keys[i])).State!.Bytes.ToArray());
        }
    }

    [Fact]
    public async Task Ten_megabytes_are_written_and_read_back()
    {
        var bytes = new byte[10 << 20];
        new Random(5).NextBytes(bytes);
        var row = new GrainState<SnapshotRow>(new() { Bytes = bytes });
        await Write(Key("case:large"), row);
        await Write(Key("case:large"), row);
        Assert.True((await Read(Key("case:large"))).State!.Bytes.Span.SequenceEqual(bytes));
    }

    /// <summary>Takes every row out behind Orleans' back.</summary>
    protected abstract void DeleteRows();

    private static GrainId Key(string stream) => SnapshotShelf.KeyOf(stream);

    private static GrainId Other(IdSpan key) => GrainId.Create(Key("case:any").Type, key);

    private static GrainState<SnapshotRow> Row(params byte[] bytes) => new(new() { Bytes = bytes });

    private async Task<GrainState<SnapshotRow>> Read(GrainId key)
    {
        var row = new GrainState<SnapshotRow>(new());
        await Storage.ReadStateAsync(SnapshotShelf.StorageName, key, row);
        return row;
    }

    private Task Write(GrainId key, GrainState<SnapshotRow> row) =>
        Storage.WriteStateAsync(SnapshotShelf.StorageName, key, row);

    private async Task RaceOnce(GrainId key, string? etag)
    {
        using var start = new Barrier(Racers);
        var won = await Task.WhenAll(Enumerable.Range(0, Racers).Select(racer => Task.Factory.StartNew(
            () => TryWrite(key, (byte)racer, etag, start),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
        var winner = Assert.Single(won, racer => racer is not null);
        Assert.Equal([winner!.Value], (await Read(key)).State!.Bytes.ToArray());
    }

    private async Task<byte?> TryWrite(GrainId key, byte racer, string? etag, Barrier start)
    {
        var row = Row(racer);
        row.ETag = etag;
        start.SignalAndWait();
        try
        {
            await Write(key, row);
            return racer;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }
}
