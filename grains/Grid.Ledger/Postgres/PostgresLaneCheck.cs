using System.Globalization;
using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>
/// Whether the rows of the lanes are those that silos have written: nothing may be appended behind a size that is not
/// where the entries end. It looks at one moment, and costs a look-up a lane.
/// </summary>
internal static class PostgresLaneCheck
{
    // Whatever stands there: no row of a lane, or a lane beyond all rows, must show as well.
    private const string Lanes =
        "SELECT lane.lane, lane.epoch, lane.size, "
        + "(SELECT coalesce(max(position), -1) + 1 FROM entry WHERE entry.lane = lane.lane), far.last "
        + "FROM (SELECT coalesce(max(entry.lane), -1) AS last FROM entry) AS far LEFT JOIN lane ON true "
        + "ORDER BY lane.lane";

    /// <exception cref="StoreUnavailableException">Somebody has edited them.</exception>
    public static async Task Run(PostgresSource source, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var rows = await new PostgresQuery(Lanes).Rows(
            connection,
            row => (Row: row.IsDBNull(0) ? null : Read(row), Last: row.GetInt32(4)),
            cancellation);
        var lanes = rows.Select(row => row.Row).OfType<Row>().ToList();
        if (Problem(lanes, rows[0].Last) is { } problem)
        {
            throw new StoreUnavailableException(
                $"{source.Name} is damaged: {problem}; run `grid verify` on it, and start again on a backup");
        }
    }

    /// <summary>What is wrong where a lane does not end with its last entry, at one moment; else nothing.</summary>
    public static async Task<string?> Damage(NpgsqlConnection connection, int lane)
    {
        await using var command = new NpgsqlCommand(
            "SELECT lane.size, coalesce((SELECT max(position) + 1 FROM entry WHERE entry.lane = lane.lane), 0) "
            + "FROM lane WHERE lane.lane = $1",
            connection)
        {
            Parameters = { new() { Value = lane } },
        };
        await using var row = await command.ExecuteReaderAsync();
        return !await row.ReadAsync() ? Text($"the row of lane {lane} is missing")
            : row.GetInt64(0) == row.GetInt64(1) ? null
            : Text($"lane {lane} says {row.GetInt64(0)} entries, and they end at {row.GetInt64(1)}");
    }

    private static string? Problem(List<Row> lanes, int last)
    {
        for (var number = 0; number < lanes.Count; number++)
        {
            var (lane, epoch, size, end) = lanes[number];
            if (lane != number)
            {
                return Text($"the row of lane {number} is missing, and there is one of lane {lane}");
            }

            if (size != end)
            {
                return Text($"lane {lane} says {size} entries, and they end at {end}");
            }

            if (epoch < 1)
            {
                return Text($"lane {lane} says epoch {epoch}, and the first opening makes it 1");
            }
        }

        return last >= lanes.Count ? Text($"there are entries of lane {last}, whose row is missing") : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Row Read(NpgsqlDataReader row) =>
        new(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));

    private sealed record Row(int Lane, long Epoch, long Size, long End);
}
