using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>
/// The calls of one writer, one for each part of a batch. What was prepared stays with its connection.
/// </summary>
/// <param name="ours">The lane that is written to.</param>
internal sealed class PostgresCalls((int Lane, long Epoch) ours)
{
    private readonly List<PostgresCall> _calls = [];
    private NpgsqlConnection? _connection;

    /// <summary>The calls that write parts behind a size. Whoever asks disposes of them, before asking again.</summary>
    public NpgsqlBatch Of(NpgsqlConnection connection, List<PostgresPart> parts, long size, bool isAlone)
    {
        if (_connection != connection)
        {
            _calls.Clear();
            _connection = connection;
        }

        var batch = new NpgsqlBatch(connection);
        for (var i = 0; i < parts.Count; i++)
        {
            if (i == _calls.Count)
            {
                _calls.Add(new());
            }

            Fill(_calls[i], parts[i], size, (isAlone, i));
            batch.BatchCommands.Add(_calls[i].Command);
            size += parts[i].Entries;
        }

        return batch;
    }

    private void Fill(PostgresCall call, PostgresPart part, long size, (bool IsAlone, int Place) how)
    {
        call.Start();
        call.Number(ours.Lane);
        call.LongNumber(ours.Epoch);
        call.LongNumber(size);
        call.Flag(how.IsAlone);
        call.Number(how.Place);
        part.AddTo(call);
    }
}
