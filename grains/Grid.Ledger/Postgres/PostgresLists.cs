using Grid.Contracts.Views;
using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>The queries for lists: each goes on from a key, and none looks at more than its bound.</summary>
internal sealed class PostgresLists(PostgresReads reads)
{
    /// <summary>The seats of an officer without those that somebody else acts in.</summary>
    public const string HeldText =
        "SELECT \"case\", slot, seat, acting, since FROM holding h WHERE officer = $1 AND NOT EXISTS ("
        + "SELECT 1 FROM holding a WHERE a.\"case\" = h.\"case\" AND a.slot = h.slot AND a.seat = h.seat "
        + "AND a.acting = 1 AND h.acting = 0)";

    public async Task<CaseHeadPage> Cases(CaseHeadQuery query, CancellationToken cancellation)
    {
        var (beyond, order, within) = query.IsBackwards ? ("<", "DESC", ">=") : (">", "", "<=");
        var bound = query.ExaminedMax == int.MaxValue ? null : (await reads.Rows(
            new(
                $"SELECT \"case\" FROM case_head WHERE \"case\" {beyond} $1 ORDER BY \"case\" {order} "
                + "LIMIT 1 OFFSET $2",
                query.Beyond,
                query.ExaminedMax - 1),
            row => row.GetString(0),
            cancellation)).FirstOrDefault();
        var rows = await reads.Rows(
            new(
                $"SELECT \"case\", procedure, stage, unit, status FROM case_head WHERE \"case\" {beyond} $1 "
                + $"AND ($2 IS NULL OR \"case\" {within} $2) AND ($3 IS NULL OR status = $3) "
                + "AND ($4 IS NULL OR stage = $4) AND ($5 IS NULL OR unit = $5) "
                + $"AND ($6 IS NULL OR \"case\" ILIKE $6) ORDER BY \"case\" {order} LIMIT $7",
                query.Beyond,
                bound,
                query.Status,
                query.Stage,
                query.Unit,
                query.Search is { } search ? $"%{Escape(search)}%" : null,
                query.Count),
            HeadOf,
            cancellation);
        return new([.. rows], rows.Count < query.Count ? bound : null);
    }

    public async Task<ImmutableArray<LiveResponsibility>> HeldBy(HoldingQuery query, CancellationToken cancellation)
    {
        var (beyond, order) = query.IsBackwards ? ("<", "DESC") : (">", "");
        var (id, slot, seat) = query.Beyond;
        return
        [
            .. await reads.Rows(
                new(
                    $"{HeldText} AND (\"case\", slot, seat) {beyond} ($2, $3, $4) "
                    + $"ORDER BY \"case\" {order}, slot {order}, seat {order} LIMIT $5",
                    query.Officer.Value,
                    id,
                    slot,
                    seat,
                    query.Count),
                ResponsibilityOf,
                cancellation),
        ];
    }

    public async Task<ImmutableArray<SeatHeld>> SeatsOf(HoldingQuery query, CancellationToken cancellation)
    {
        var (id, slot, seat) = query.Beyond;
        return
        [
            .. await reads.Rows(
                new(
                    "SELECT h.\"case\", h.slot, h.seat, h.sequence, a.officer, a.sequence FROM holding h "
                    + "LEFT JOIN holding a ON a.\"case\" = h.\"case\" AND a.slot = h.slot AND a.seat = h.seat "
                    + "AND a.acting = 1 WHERE h.officer = $1 AND h.acting = 0 "
                    + "AND (h.\"case\", h.slot, h.seat) > ($2, $3, $4) ORDER BY h.\"case\", h.slot, h.seat LIMIT $5",
                    query.Officer.Value,
                    id,
                    slot,
                    seat,
                    query.Count),
                static row => new SeatHeld(
                    new(row.GetString(0)), new(row.GetString(1)), row.GetInt32(2), row.GetInt32(3))
                {
                    Acting = row.IsDBNull(4) ? null : (new(row.GetString(4)), row.GetInt32(5)),
                },
                cancellation),
        ];
    }

    public async Task<ImmutableArray<string>> StreamsWith(
        string prefix, ImmutableArray<string> types, CancellationToken cancellation) =>
    [
        .. await reads.Rows(
            new(
                "SELECT DISTINCT stream FROM entry WHERE stream >= $1 AND stream < $2 AND type = ANY($3) "
                + "ORDER BY stream",
                prefix,
                StreamNames.Behind(prefix),
                types.ToArray()),
            static row => row.GetString(0),
            cancellation),
    ];

    /// <summary>Some of what is due by itself.</summary>
    public async Task<ImmutableArray<ClockRow>> Due(ClockQuery query, CancellationToken cancellation)
    {
        var (due, key) = query.Beyond;
        return
        [
            .. await reads.Rows(
                new(
                    "SELECT \"case\", clock, warning, level, due, sequence FROM clock WHERE shard = $1 "
                    + "AND (due, \"case\", clock, warning) > ($2, $3, $4, $5) AND due <= $6 "
                    + "ORDER BY due, \"case\", clock, warning LIMIT $7",
                    query.Shard,
                    due,
                    key.Case,
                    key.Clock,
                    key.Warning,
                    query.Until,
                    query.Count),
                row => new ClockRow(
                    new(row.GetString(0), row.GetString(1), row.GetInt32(2)),
                    row.GetString(3),
                    row.GetInt64(4),
                    row.GetInt32(5)),
                cancellation),
        ];
    }

    public static LiveResponsibility ResponsibilityOf(NpgsqlDataReader row) => new(
        new(row.GetString(0)), new(row.GetString(1)), row.GetInt32(2), row.GetInt32(3) == 1, row.GetString(4));

    public static CaseHead HeadOf(NpgsqlDataReader row) =>
        new(row.GetString(0), TextOrNull(row, 1), TextOrNull(row, 2), TextOrNull(row, 3), row.GetString(4));

    public static string? TextOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    // Whatever is searched for stands for itself.
    private static string Escape(string search) => search
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
