namespace Grid.Silo.Cluster;

/// <summary>
/// The statements of Orleans' grain storage, by the keys it looks them up by. A write names the version it follows; the
/// new one comes from the change itself, so that a write that changed nothing says nothing.
/// </summary>
internal static class StorageQueries
{
    private const string IsGrain =
        "serviceid = @ServiceId AND graintype = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 "
        + "AND extension = coalesce(@GrainIdExtensionString, '')";

    private const string Read =
        $"SELECT payload AS PayloadBinary, version AS Version FROM orleansstorage WHERE {IsGrain}";

    private const string Clear = "UPDATE orleansstorage SET payload = NULL, version = version + 1 "
        + $"WHERE {IsGrain} AND version = @GrainStateVersion RETURNING version AS NewGrainStateVersion";

    private const string Delete = $"DELETE FROM orleansstorage WHERE {IsGrain} AND version = @GrainStateVersion "
        + "RETURNING version + 1 AS NewGrainStateVersion";

    /// <summary>Every statement of PostgreSQL by its key.</summary>
    public static readonly ImmutableSortedDictionary<string, string> All = new Dictionary<string, string>
    {
        ["ReadFromStorageKey"] = Read,
        ["WriteToStorageKey"] =
            "WITH changed AS (UPDATE orleansstorage SET payload = @PayloadBinary, version = version + 1 "
            + $"WHERE {IsGrain} AND version = @GrainStateVersion RETURNING version), "
            + "made AS (INSERT INTO orleansstorage (serviceid, graintype, n0, n1, extension, version, payload) "
            + "SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, "
            + "@PayloadBinary WHERE @GrainStateVersion IS NULL ON CONFLICT DO NOTHING RETURNING version) "
            + "SELECT version AS NewGrainStateVersion FROM changed UNION ALL SELECT version FROM made",
        ["ClearStorageKey"] = Clear,
        ["DeleteStorageKey"] = Delete,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Every statement of SQLite by its key.</summary>
    /// <remarks>
    /// A write is one statement, which takes the lock of the file before it reads: no other comes between.
    /// </remarks>
    public static readonly ImmutableSortedDictionary<string, string> Sqlite = new Dictionary<string, string>
    {
        ["ReadFromStorageKey"] = Read,
        ["WriteToStorageKey"] =
            "INSERT INTO orleansstorage (serviceid, graintype, n0, n1, extension, version, payload) "
            + "SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), "
            + "coalesce(@GrainStateVersion, 0) + 1, @PayloadBinary WHERE @GrainStateVersion IS NULL "
            + $"OR EXISTS (SELECT 1 FROM orleansstorage WHERE {IsGrain} AND version = @GrainStateVersion) "
            + "ON CONFLICT DO UPDATE SET payload = excluded.payload, version = excluded.version "
            + "WHERE version = @GrainStateVersion RETURNING version AS NewGrainStateVersion",
        ["ClearStorageKey"] = Clear,
        ["DeleteStorageKey"] = Delete,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
