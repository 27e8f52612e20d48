using Grid.Ledger.Verification;
using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>
/// The rows of one lane by position, a batch with each question, so that lanes can share a connection; read without
/// making an object of any of them.
/// </summary>
/// <param name="source">What to call the database.</param>
/// <param name="moment">The connection.</param>
/// <param name="lane">The lane.</param>
/// <param name="places">The first position and the last, as far as there are any.</param>
internal sealed class PostgresLaneSource(
    PostgresSource source, PostgresMoment moment, int lane, (long First, long Last) places) : EntrySource
{
    private const string Sql =
        "SELECT position, sequence, hash, stream, type, body FROM entry WHERE lane = $1 AND position >= $2 "
        + "AND position <= $4 ORDER BY position LIMIT $3";

    private LedgerFailure? _failure;
    private long _next = places.First;
    private bool _isAtEnd;

    public override bool Read(EntryBatch batch)
    {
        var room = EntryBatch.RowsMax - batch.Count;
        try
        {
            if (_failure is null && !_isAtEnd)
            {
                _isAtEnd = Page(batch, room) < room || _isAtEnd;
            }
        }
        catch (Exception failed) when (PostgresSource.IsOfDatabase(failed))
        {
            // What was read before it still counts.
            _failure = source.Failure(failed);
        }
        catch (Exception strange) when (PostgresSource.IsOfShape(strange))
        {
            _failure = source.Strange(strange);
        }

        return batch.Count > 0 || (_failure is null ? false : throw _failure);
    }

    public override void Dispose()
    {
    }

    private int Page(EntryBatch batch, int room)
    {
        lock (moment.Gate)
        {
            using var command = moment.Command(Sql);
            foreach (var value in (ReadOnlySpan<object>)[lane, _next, room, places.Last])
            {
                command.Parameters.Add(new() { Value = value });
            }

            using var rows = command.ExecuteReader();
            var count = 0;
            for (; rows.Read(); count++)
            {
                Add(batch, rows);
            }

            return count;
        }
    }

    private void Add(EntryBatch batch, NpgsqlDataReader row)
    {
        var position = row.GetInt64(0);
        batch.Add(
            new(lane, position, row.GetInt32(1)),
            row.GetFieldValue<byte[]>(2),
            new()
            {
                Stream = row.GetFieldValue<byte[]>(3),
                Type = row.GetFieldValue<byte[]>(4),
                Body = row.GetFieldValue<byte[]>(5),
            });
        _isAtEnd = position == long.MaxValue;
        _next = _isAtEnd ? position : position + 1;
    }
}
