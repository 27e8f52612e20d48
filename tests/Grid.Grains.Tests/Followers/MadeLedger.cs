using Grid.Ledger.Sqlite;
using Microsoft.Data.Sqlite;

namespace Grid.Grains.Tests.Followers;

/// <summary>A ledger without a silo, in a file of its own, to which a test writes what it likes.</summary>
internal sealed class MadeLedger : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grid-made-").FullName;
    private readonly Dictionary<string, StreamHead> _heads = [];
    private int _commands;

    public MadeLedger()
    {
        Store = new(SqliteLedgerStore.Open(File));
        Ledger = new(Store);
    }

    public FaultyStore Store { get; }

    public StoredLedger Ledger { get; }

    private string File => Path.Combine(_folder, "grid.db");

    /// <summary>Writes the entries of one command.</summary>
    public async Task Write<TEvent>(string stream, params TEvent[] events)
        where TEvent : class
    {
        var write = new StreamWrite<TEvent>(stream, _heads.GetValueOrDefault(stream, StreamHead.None), [.. events]);
        var submission = new Submission<TEvent>(new($"c-{_commands++}"), Desk.Registry, events[0])
        {
            Intent = Intent.Record,
        };
        var now = Timestamp.Parse("2032-01-05T08:00:00Z");
        var written = write.Encode(submission, "none", Reliance.OnNothing(now));
        _heads[stream] = new(written.Entries[^1].Sequence, written.Entries[^1].Hash);
        await Ledger.Append(new(stream, write.After, written.Entries), CancellationToken.None);
    }

    /// <summary>Changes the store behind the ledger's back.</summary>
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
