using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>Makes the tables of the store where they are missing, and refuses what is not ours.</summary>
internal static class PostgresSchema
{
    private const int Format = 1;

    // Silos that start together make the tables one after the other. GRID in ASCII, and a number for this use of it.
    private const string Alone = "SELECT pg_advisory_xact_lock(1196575044, 1)";

    /// <summary>Makes what is missing, and changes nothing that is there.</summary>
    /// <exception cref="StoreUnavailableException">The schema is not ours, or of another format.</exception>
    public static async Task Make(PostgresSource source, CancellationToken cancellation)
    {
        await using var connection = await source.Pool.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await new PostgresQuery(Alone).Run(connection, cancellation);
        var format = await FormatOf(source, connection, mayBeNew: true, cancellation);
        if (format is null)
        {
            await new PostgresQuery($"CREATE SCHEMA IF NOT EXISTS {PostgresSource.Schema}")
                .Run(connection, cancellation);
        }

        await new PostgresQuery(ReadText("postgres.schema.sql")).Run(connection, cancellation);
        await new PostgresQuery(ReadText("postgres.append.sql")).Run(connection, cancellation);
        await new PostgresQuery(ReadText("postgres.checkpoints.sql")).Run(connection, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Refuses a database that is not a store of ours.</summary>
    /// <exception cref="StoreUnavailableException">It holds no store, or one of another format.</exception>
    public static async Task Recognise(PostgresSource source, CancellationToken cancellation)
    {
        await using var connection = await source.Pool.OpenConnectionAsync(cancellation);
        await FormatOf(source, connection, mayBeNew: false, cancellation);
    }

    private static async Task<int?> FormatOf(
        PostgresSource source, NpgsqlConnection connection, bool mayBeNew, CancellationToken cancellation)
    {
        if (await new PostgresQuery("SHOW server_version_num").Scalar(connection, cancellation) is not string version
            || !int.TryParse(version, out var number) || number < 150000)
        {
            throw new StoreUnavailableException($"{source.Name} is older than PostgreSQL 15; use a newer one");
        }

        var table = await new PostgresQuery("SELECT to_regclass('grid.format')::text").Scalar(connection, cancellation);
        if (table is not string)
        {
            var isEmpty = await new PostgresQuery(
                "SELECT count(*) = 0 FROM pg_class WHERE relnamespace = to_regnamespace('grid')::oid")
                .Scalar(connection, cancellation) is true;
            return isEmpty && mayBeNew ? null : throw new StoreUnavailableException(
                isEmpty
                    ? $"there is no store in {source.Name}; check the connection string, or start a silo on it"
                    : $"{source.Name} has a schema `grid` that is not ours; name another database");
        }

        return await new PostgresQuery("SELECT max(format) FROM grid.format").Scalar(connection, cancellation) switch
        {
            Format => Format,
            int other => throw new StoreUnavailableException(
                $"{source.Name} holds a store of format {other}, and this Grid knows {Format}; use the Grid it is of"),
            _ => throw new StoreUnavailableException(
                $"{source.Name} does not say of which format it is; run `grid verify` on it"),
        };
    }

    private static string ReadText(string name)
    {
        using var stream = typeof(PostgresSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
