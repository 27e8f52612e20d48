using Grid.Ledger;
using Grid.Ledger.Postgres;
using Npgsql;

namespace Grid.Silo.Cluster;

/// <summary>
/// Makes the tables that Orleans asks for, and sees to it that the statements in them are ours: it runs whatever stands
/// there.
/// </summary>
internal static class OrleansSchema
{
    // Silos that start together make the tables one after the other.
    private const string Alone = "SELECT pg_advisory_xact_lock(1196575044, 2)";

    /// <summary>Makes what silos find each other by.</summary>
    /// <exception cref="StoreUnavailableException">A statement is not the one that this Grid has written.</exception>
    public static Task MakeMembership(PostgresSource source, CancellationToken cancellation) =>
        Make(source, "membership.sql", MembershipQueries.All, cancellation);

    /// <summary>Makes what grains keep snapshots in.</summary>
    /// <exception cref="StoreUnavailableException">A statement is not the one that this Grid has written.</exception>
    public static Task MakeStorage(PostgresSource source, CancellationToken cancellation) =>
        Make(source, "storage.sql", StorageQueries.All, cancellation);

    /// <summary>The text of a schema that this program brings.</summary>
    public static string ReadText(string name)
    {
        using var stream = typeof(OrleansSchema).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task Make(
        PostgresSource source,
        string name,
        ImmutableSortedDictionary<string, string> queries,
        CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.Pool.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await new PostgresQuery(Alone).Run(connection, cancellation);
            await new PostgresQuery(ReadText(name)).Run(connection, cancellation);
            foreach (var (key, text) in queries)
            {
                await new PostgresQuery(
                    "INSERT INTO orleansquery (querykey, querytext) VALUES ($1, $2) ON CONFLICT DO NOTHING", key, text)
                    .Run(connection, cancellation);
            }

            await Compare(source, connection, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (Exception failed) when (PostgresSource.IsOfDatabase(failed))
        {
            throw source.Unavailable(failed);
        }
    }

    // A key that we do not know is refused as well: Orleans has some that it runs only where they are there.
    private static async Task Compare(
        PostgresSource source, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var stored = await new PostgresQuery("SELECT querykey, querytext FROM orleansquery ORDER BY querykey")
            .Rows(connection, row => (Key: row.GetString(0), Text: row.GetString(1)), cancellation);
        foreach (var (key, text) in stored)
        {
            if ((MembershipQueries.All.GetValueOrDefault(key) ?? StorageQueries.All.GetValueOrDefault(key)) != text)
            {
                throw new StoreUnavailableException(
                    $"{source.Name}: the statement {key} in grid.orleansquery is not the one that this Grid has "
                    + "written; find out who changed it, delete the row, and start again");
            }
        }
    }
}
