using Grid.Ledger.Verification;

namespace Grid.Ledger.Postgres;

/// <summary>
/// The tables, indexes and functions of the store, and whether a database has those and no others. What other tools of
/// this house keep in the same schema begins with a name of its own and is not looked at.
/// </summary>
internal static class PostgresCatalog
{
    /// <summary>Everything in the schema that is in scope, as name and definition.</summary>
    public const string Query =
        """
        WITH ours AS (
          SELECT oid, relname, relkind FROM pg_class
          WHERE relnamespace = to_regnamespace('grid') AND relname !~ '^(orleans|checkpoint|tile|snapshot)'
        )
        SELECT 'table ' || relname, 'persistence ' || (SELECT relpersistence FROM pg_class WHERE oid = ours.oid)::text
          FROM ours WHERE relkind = 'r'
        UNION ALL
        SELECT 'relation ' || relname, relkind::text FROM ours WHERE relkind NOT IN ('r', 'i', 't')
        UNION ALL
        SELECT 'column ' || relname || '.' || attname,
          concat_ws(' ', format_type(atttypid, atttypmod), (SELECT collname FROM pg_collation WHERE oid = attcollation),
            CASE WHEN attnotnull THEN 'not null' END, pg_get_expr(adbin, adrelid))
          FROM ours JOIN pg_attribute ON attrelid = ours.oid AND attnum > 0 AND NOT attisdropped
          LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE relkind = 'r'
        UNION ALL
        SELECT 'index ' || relname, pg_get_indexdef(ours.oid) || CASE WHEN indisvalid THEN '' ELSE ' invalid' END
          FROM ours JOIN pg_index ON indexrelid = ours.oid
        UNION ALL
        SELECT 'constraint ' || relname || '.' || conname, pg_get_constraintdef(pg_constraint.oid)
          FROM ours JOIN pg_constraint ON conrelid = ours.oid AND contype <> 'n'
        UNION ALL
        SELECT 'trigger ' || relname || '.' || tgname, pg_get_triggerdef(pg_trigger.oid)
          FROM ours JOIN pg_trigger ON tgrelid = ours.oid AND NOT tgisinternal
        UNION ALL
        SELECT 'rule ' || relname || '.' || rulename, pg_get_ruledef(pg_rewrite.oid)
          FROM ours JOIN pg_rewrite ON ev_class = ours.oid AND rulename <> '_RETURN'
        UNION ALL
        SELECT 'policy ' || relname || '.' || polname, 'policy' FROM ours JOIN pg_policy ON polrelid = ours.oid
        UNION ALL
        SELECT 'function ' || proname, encode(sha256(convert_to(prosrc || coalesce(array_to_string(proconfig, ','), ''),
          'UTF8')), 'hex') FROM pg_proc WHERE pronamespace = to_regnamespace('grid') AND proname !~ '^orleans'
        ORDER BY 1, 2
        """;

    /// <summary>
    /// What is there and should not be, or should and is not. A trigger rewrites history as well as an update does, and
    /// the function that appends is trusted by every silo.
    /// </summary>
    public static IEnumerable<Damage> Differences(IEnumerable<(string Name, string Definition)> stored)
    {
        var expected = Expected().ToDictionary(StringComparer.Ordinal);
        foreach (var (name, definition) in stored)
        {
            if (!expected.Remove(name, out var must))
            {
                yield return new("pg_catalog", name, "name", $"no Grid makes this: {definition}");
            }
            else if (definition != must)
            {
                yield return new("pg_catalog", name, "definition", $"a Grid makes it otherwise than `{definition}`");
            }
        }

        foreach (var name in expected.Keys)
        {
            yield return new("pg_catalog", name, "name", "it is missing");
        }
    }

    // Reviewed text: what a new store has, line by line. A test holds it to the statements that make one.
    private static IEnumerable<(string Name, string Definition)> Expected()
    {
        using var stream = typeof(PostgresCatalog).Assembly.GetManifestResourceStream("postgres.catalog.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var name, var definition])
            {
                yield return (name, definition);
            }
        }
    }
}
