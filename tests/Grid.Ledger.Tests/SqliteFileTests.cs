using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Tests;

/// <summary>Paths that are no store, or not ours to open.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder["grid.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_in_use_names_the_way_to_talk_to_it()
    {
        await using (SqliteLedgerStore.Open(Path))
        {
            IsRefused(() => SqliteLedgerStore.Open(Path), Path, "in use", "--connect");
        }

        await SqliteLedgerStore.Open(Path).DisposeAsync();
    }

    [Fact]
    public async Task A_store_in_use_can_be_read_and_shows_what_is_durable()
    {
        await using var store = SqliteLedgerStore.Open(Path);
        await using var reading = SqliteLedgerStore.OpenForReading(Path);
        var requests = await MadeLedger.WriteTo(store);
        Assert.Equal(
            requests.Sum(request => request.Entries.Length), (await reading.Count(CancellationToken.None)).Entries);
    }

    [Fact]
    public async Task A_store_opened_for_reading_is_not_written()
    {
        await SqliteLedgerStore.Open(Path).DisposeAsync();
        var before = File.ReadAllBytes(Path);
        await using (var reading = SqliteLedgerStore.OpenForReading(Path))
        {
            await reading.Count(CancellationToken.None);
            await Assert.ThrowsAsync<InvalidOperationException>(() => reading.Append([], CancellationToken.None));
        }

        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public async Task A_store_at_rest_is_at_rest_again_after_it_was_read()
    {
        await using (var store = SqliteLedgerStore.Open(Path))
        {
            await MadeLedger.WriteTo(store);
        }

        var (before, beside) = (File.ReadAllBytes(Path), Beside().ToList());
        await using (var reading = SqliteLedgerStore.OpenForReading(Path))
        {
            Assert.Empty((await LedgerVerifier.Verify(reading, null, CancellationToken.None)).Damage);
        }

        Assert.Equal(beside, Beside());
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public async Task A_store_whose_grid_begins_while_it_is_read_is_left_to_that_grid()
    {
        await SqliteLedgerStore.Open(Path).DisposeAsync();
        var reading = SqliteLedgerStore.OpenForReading(Path);
        await using var store = SqliteLedgerStore.Open(Path);
        var requests = await MadeLedger.WriteTo(store);
        await reading.DisposeAsync();

        Assert.True(File.Exists(_folder["grid.db-wal"]));
        Assert.Equal(
            requests.Sum(request => request.Entries.Length), (await store.Count(CancellationToken.None)).Entries);
        Assert.Empty((await LedgerVerifier.Verify(store, null, CancellationToken.None)).Damage);
    }

    [Fact]
    public void A_missing_store_is_not_made_by_reading_it()
    {
        IsRefused(() => SqliteLedgerStore.OpenForReading(Path), Path, "there is no store", "check the path");
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void A_file_that_is_no_database_is_left_alone()
    {
        File.WriteAllText(Path, "Dear diary, this is no database and must not become one.");
        var before = File.ReadAllBytes(Path);
        IsRefused(() => SqliteLedgerStore.Open(Path), Path, "not a Grid store", "name another file");
        IsRefused(() => SqliteLedgerStore.OpenForReading(Path), Path, "not a Grid store", "name another file");
        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Equal([Path], Beside());
    }

    [Fact]
    public void A_database_of_somebody_else_is_left_alone()
    {
        SqliteText.Run(Path, "PRAGMA journal_mode = WAL; CREATE TABLE entry (position); INSERT INTO entry VALUES (1)");
        var before = File.ReadAllBytes(Path);
        IsRefused(() => SqliteLedgerStore.Open(Path), Path, "not a Grid store", "name another file");
        IsRefused(() => SqliteLedgerStore.OpenForReading(Path), Path, "not a Grid store", "name another file");
        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.Equal([Path], Beside());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    public async Task A_store_of_another_format_is_left_alone(int format)
    {
        await SqliteLedgerStore.Open(Path).DisposeAsync();
        SqliteText.Run(Path, $"PRAGMA user_version = {format}");
        IsRefused(() => SqliteLedgerStore.Open(Path), $"format {format}", "reads formats 1 to 4");
        IsRefused(() => SqliteLedgerStore.OpenForReading(Path), $"format {format}", "reads formats 1 to 4");
    }

    [Theory]
    [InlineData(1, "DROP TABLE clock; DROP TABLE verified; DROP TABLE origin; DROP TABLE tile; DROP TABLE checkpoint")]
    [InlineData(2, "DROP TABLE clock; DROP TABLE verified")]
    [InlineData(3, "DROP TABLE clock")]
    public async Task A_store_of_an_older_format_is_read_as_it_is_and_brought_up_to_date_by_whoever_writes(
        int format, string without)
    {
        await SqliteLedgerStore.Open(Path).DisposeAsync();
        SqliteText.Run(Path, $"{without}; PRAGMA user_version = {format}");
        await using (var reads = SqliteLedgerStore.OpenForReading(Path))
        {
            Assert.Empty((await Grid.Ledger.Verification.LedgerVerifier.Verify(reads, null, default)).Damage);
            Assert.Null(await reads.Checkpoints.LastVerified(default));
            Assert.Null(await reads.Checkpoints.NewestBundle(default));
            if (format == 1)
            {
                await Assert.ThrowsAsync<StoreUnavailableException>(() => reads.Checkpoints.Grid(default));
            }
        }

        await using var writes = SqliteLedgerStore.Open(Path);
        Assert.StartsWith("grid/", await writes.Checkpoints.Grid(default), StringComparison.Ordinal);
        await writes.Checkpoints.KeepVerified(new(DateTime.UnixEpoch, 0), default);
        Assert.Equal(new(DateTime.UnixEpoch, 0), await writes.Checkpoints.LastVerified(default));
        Assert.Empty((await Grid.Ledger.Verification.LedgerVerifier.Verify(writes, null, default)).Damage);
    }

    [Fact]
    public async Task An_empty_file_becomes_a_store()
    {
        File.WriteAllBytes(Path, []);
        await SqliteLedgerStore.Open(Path).DisposeAsync();
        await SqliteLedgerStore.OpenForReading(Path).DisposeAsync();
    }

    [Fact]
    public void An_empty_file_is_no_store_to_read()
    {
        File.WriteAllBytes(Path, []);
        IsRefused(() => SqliteLedgerStore.OpenForReading(Path), "not a Grid store");
    }

    [Fact]
    public void A_folder_is_no_store()
    {
        IsRefused(() => SqliteLedgerStore.Open(_folder.Path), "is a folder", "name the file");
        IsRefused(() => SqliteLedgerStore.OpenForReading(_folder.Path), "is a folder", "name the file");
        Assert.False(File.Exists(_folder.Path + ".lock"));
    }

    [Fact]
    public async Task The_folders_on_the_way_to_a_store_are_made()
    {
        await SqliteLedgerStore.Open(_folder["a/b/grid.db"]).DisposeAsync();
        Assert.True(File.Exists(_folder["a/b/grid.db"]));
    }

    [Fact]
    public void A_store_below_a_file_cannot_be_made()
    {
        File.WriteAllText(_folder["a"], "");
        IsRefused(() => SqliteLedgerStore.Open(_folder["a/grid.db"]), "cannot be opened as a store");
    }

    [Fact]
    public async Task A_store_locked_by_another_program_says_so()
    {
        await SqliteLedgerStore.Open(Path).DisposeAsync();
        using var other = new SqliteConnection($"Data Source={Path};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
        IsRefused(() => SqliteLedgerStore.Open(Path), Path, "locked by another program", "try again");
    }

    [Fact]
    public async Task An_append_that_another_program_kept_out_fails_and_the_next_one_goes_on()
    {
        var writer = new EntryWriter();
        var request = writer.Next("case:new", new CaseEvent.Opened(new("made"), IsRun: false));
        await using var store = SqliteLedgerStore.Open(Path);
        using (var other = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            var failure = await Assert.ThrowsAsync<LedgerFailure>(
                () => store.Append([request], CancellationToken.None));
            Assert.Contains("locked by another program", failure.Message, StringComparison.Ordinal);
        }

        Assert.IsType<AppendOutcome.Appended>(Assert.Single(await store.Append([request], CancellationToken.None)));
    }

    [Fact]
    public async Task A_lane_that_is_made_shorter_under_it_stops_all_writing()
    {
        await using var store = SqliteLedgerStore.Open(Path);
        await MadeLedger.WriteTo(store);
        SqliteText.Run(Path, "UPDATE lane SET size = size - 3");
        var request = new EntryWriter().Next("case:new", new CaseEvent.Opened(new("made"), IsRun: false));
        var failure = await Assert.ThrowsAsync<LedgerFailure>(() => store.Append([request], CancellationToken.None));
        Assert.Contains("grid verify", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE lane SET size = size - 3")]
    [InlineData("UPDATE lane SET size = size + 3")]
    [InlineData("UPDATE lane SET size = 9223372036854775807")]
    [InlineData("DELETE FROM lane")]
    [InlineData("INSERT INTO lane VALUES (1, 1, 0)")]
    [InlineData("UPDATE lane SET lane = 1")]
    [InlineData("DELETE FROM entry WHERE position = (SELECT max(position) FROM entry)")]
    [InlineData("UPDATE entry SET position = 9223372036854775807 WHERE position = 3")]
    public async Task A_store_whose_lanes_were_edited_is_refused_and_left_as_it_is(string sql)
    {
        await using (var made = SqliteLedgerStore.Open(Path))
        {
            await MadeLedger.WriteTo(made);
        }

        SqliteText.Run(Path, sql);
        var before = SqliteText.Rows(Path, "SELECT * FROM lane");
        IsRefused(() => SqliteLedgerStore.Open(Path), "is damaged", "grid verify");
        Assert.Equal(before, SqliteText.Rows(Path, "SELECT * FROM lane"));
    }

    [Theory]
    [InlineData("UPDATE stream_head SET sequence = 4611686018427387904")]
    [InlineData("UPDATE stream_head SET hash = x''")]
    [InlineData("UPDATE entry SET sequence = sequence + 4611686018427387904")]
    [InlineData("DELETE FROM lane")]
    [InlineData("DROP TABLE stream_head")]
    public async Task What_an_administrator_has_wrecked_is_a_failure_and_never_another_exception(string sql)
    {
        await using (var made = SqliteLedgerStore.Open(Path))
        {
            await MadeLedger.WriteTo(made);
        }

        SqliteText.Run(Path, sql);
        await using var store = SqliteLedgerStore.OpenForReading(Path);
        await Quiet(() => store.Head("case:town/1", CancellationToken.None));
        await Quiet(() => store.Count(CancellationToken.None));
        await Quiet(() => store.HeldBy(MadeLedger.Officer(1), CancellationToken.None));
        await Quiet(async () =>
        {
            await foreach (var _ in store.ReadStream("case:town/1", 1, CancellationToken.None))
            {
                continue;
            }
        });
    }

    private IEnumerable<string> Beside() => Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal);

    private static async Task Quiet(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (LedgerFailure)
        {
            // As it should be.
        }
    }

    private static void IsRefused(Func<object> open, params string[] said)
    {
        var refused = Assert.Throws<StoreUnavailableException>(open);
        Assert.All(said, text => Assert.Contains(text, refused.Message, StringComparison.Ordinal));
    }
}
