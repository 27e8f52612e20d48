using Grid.Contracts.Views;
using Microsoft.Data.Sqlite;

namespace Grid.Ledger.Sqlite;

/// <summary>
/// The queries for lists, of one reading connection: each goes on from a key, and none looks at more than its bound.
/// </summary>
internal sealed class SqliteLists(SqliteConnection connection) : IDisposable
{
    // Behind every text, as SQLite sorts.
    private static readonly byte[] End = [0xFF];

    private const string DueText =
        "SELECT \"case\", clock, warning, level, due, sequence FROM clock WHERE shard = $1 "
        + "AND (due, \"case\", clock, warning) > ($2, $3, $4, $5) AND due <= $6 "
        + "ORDER BY due, \"case\", clock, warning LIMIT $7";

    private readonly SqliteCommand _bound = SqliteReads.Query(
        connection, "SELECT \"case\" FROM case_head WHERE \"case\" > $1 ORDER BY \"case\" LIMIT 1 OFFSET $2", 2);

    private readonly SqliteCommand _boundBefore = SqliteReads.Query(
        connection, "SELECT \"case\" FROM case_head WHERE \"case\" < $1 ORDER BY \"case\" DESC LIMIT 1 OFFSET $2", 2);

    private readonly SqliteCommand _cases = SqliteReads.Query(
        connection, CasesText("\"case\" > $1 AND \"case\" <= $2", ""), 7);

    private readonly SqliteCommand _casesBefore = SqliteReads.Query(
        connection, CasesText("\"case\" < $1 AND \"case\" >= $2", "DESC"), 7);

    private readonly SqliteCommand _held = SqliteReads.Query(
        connection, HoldingsText(">", ""), 5);

    private readonly SqliteCommand _heldBefore = SqliteReads.Query(
        connection, HoldingsText("<", "DESC"), 5);

    private readonly SqliteCommand _seats = SqliteReads.Query(
        connection,
        "SELECT h.\"case\", h.slot, h.seat, h.sequence, a.officer, a.sequence FROM holding h LEFT JOIN holding a "
        + "ON a.\"case\" = h.\"case\" AND a.slot = h.slot AND a.seat = h.seat AND a.acting = 1 "
        + "WHERE h.officer = $1 AND h.acting = 0 AND (h.\"case\", h.slot, h.seat) > ($2, $3, $4) "
        + "ORDER BY h.\"case\", h.slot, h.seat LIMIT $5",
        5);

    private readonly SqliteCommand _streams = SqliteReads.Query(
        connection,
        "SELECT DISTINCT stream FROM entry WHERE stream >= $1 AND stream < $2 "
        + "AND type IN (SELECT value FROM json_each($3)) ORDER BY stream",
        3);

    // Made with the first question: a store that was written by an earlier Grid has no such table.
    private SqliteCommand? _due;

    /// <summary>Some of what is due by itself.</summary>
    public ImmutableArray<ClockRow> Due(ClockQuery query)
    {
        var (due, key) = query.Beyond;
        var command = SqliteReads.With(
            _due ??= SqliteReads.Query(connection, DueText, 7),
            query.Shard,
            due,
            key.Case,
            key.Clock,
            key.Warning,
            query.Until,
            query.Count);
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<ClockRow>();
        while (reader.Read())
        {
            rows.Add(new(
                new(reader.GetString(0), reader.GetString(1), reader.GetInt32(2)),
                reader.GetString(3),
                reader.GetInt64(4),
                reader.GetInt32(5)));
        }

        return rows.ToImmutable();
    }

    public ImmutableArray<SeatHeld> SeatsOf(HoldingQuery query)
    {
        var (id, slot, seat) = query.Beyond;
        using var reader = SqliteReads.With(_seats, query.Officer.Value, id, slot, seat, query.Count).ExecuteReader();
        var held = ImmutableArray.CreateBuilder<SeatHeld>();
        while (reader.Read())
        {
            held.Add(new(
                new(reader.GetString(0)), new(reader.GetString(1)), reader.GetInt32(2), reader.GetInt32(3))
            {
                Acting = reader.IsDBNull(4) ? null : (new(reader.GetString(4)), reader.GetInt32(5)),
            });
        }

        return held.ToImmutable();
    }

    public ImmutableArray<string> StreamsWith(string prefix, ImmutableArray<string> types)
    {
        var named = System.Text.Json.JsonSerializer.Serialize<IEnumerable<string>>(types);
        using var reader = SqliteReads.With(_streams, prefix, StreamNames.Behind(prefix), named).ExecuteReader();
        var streams = ImmutableArray.CreateBuilder<string>();
        while (reader.Read())
        {
            streams.Add(reader.GetString(0));
        }

        return streams.ToImmutable();
    }

    public CaseHeadPage CaseHeads(CaseHeadQuery query)
    {
        var bound = query.ExaminedMax == int.MaxValue
            ? null
            : (string?)SqliteReads.With(
                query.IsBackwards ? _boundBefore : _bound, query.Beyond, query.ExaminedMax - 1).ExecuteScalar();
        var command = SqliteReads.With(
            query.IsBackwards ? _casesBefore : _cases,
            query.Beyond,
            bound ?? (query.IsBackwards ? "" : (object)End),
            query.Status,
            query.Stage,
            query.Unit,
            query.Search is { } search ? $"%{Escape(search)}%" : null,
            query.Count);
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<CaseHead>();
        while (reader.Read())
        {
            rows.Add(new(
                reader.GetString(0),
                TextOrNull(reader, 1),
                TextOrNull(reader, 2),
                TextOrNull(reader, 3),
                reader.GetString(4)));
        }

        return new(rows.ToImmutable(), rows.Count < query.Count ? bound : null);
    }

    public ImmutableArray<LiveResponsibility> HeldBy(HoldingQuery query)
    {
        var (id, slot, seat) = query.Beyond;
        var command = SqliteReads.With(
            query.IsBackwards ? _heldBefore : _held, query.Officer.Value, id, slot, seat, query.Count);
        using var reader = command.ExecuteReader();
        var held = ImmutableArray.CreateBuilder<LiveResponsibility>();
        while (reader.Read())
        {
            held.Add(SqliteReads.ResponsibilityOf(reader));
        }

        return held.ToImmutable();
    }

    public void Dispose()
    {
        _due?.Dispose();
        foreach (var command in (ReadOnlySpan<SqliteCommand>)
            [_bound, _boundBefore, _cases, _casesBefore, _held, _heldBefore, _seats, _streams])
        {
            command.Dispose();
        }
    }

    private static string CasesText(string where, string order) =>
        $"SELECT \"case\", procedure, stage, unit, status FROM case_head WHERE {where} "
        + "AND ($3 IS NULL OR status = $3) AND ($4 IS NULL OR stage = $4) AND ($5 IS NULL OR unit = $5) "
        + $"AND ($6 IS NULL OR \"case\" LIKE $6 ESCAPE '\\') ORDER BY \"case\" {order} LIMIT $7";

    private static string HoldingsText(string beyond, string order) =>
        "SELECT \"case\", slot, seat, acting, since FROM holding h WHERE officer = $1 "
        + $"AND (\"case\", slot, seat) {beyond} ($2, $3, $4) AND NOT EXISTS ("
        + "SELECT 1 FROM holding a WHERE a.\"case\" = h.\"case\" AND a.slot = h.slot AND a.seat = h.seat "
        + $"AND a.acting = 1 AND h.acting = 0) ORDER BY \"case\" {order}, slot {order}, seat {order} LIMIT $5";

    // Whatever is searched for stands for itself.
    private static string Escape(string search) => search
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);

    private static string? TextOrNull(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}
