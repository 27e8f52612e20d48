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

    /// <summary>Every statement by its key.</summary>
    public static readonly ImmutableSortedDictionary<string, string> All = new Dictionary<string, string>
    {
        ["ReadFromStorageKey"] =
            $"SELECT payload AS PayloadBinary, version AS Version FROM orleansstorage WHERE {IsGrain}",
        ["WriteToStorageKey"] =
            "WITH changed AS (UPDATE orleansstorage SET payload = @PayloadBinary, version = version + 1 "
            + $"WHERE {IsGrain} AND version = @GrainStateVersion RETURNING version), "
            + "made AS (INSERT INTO orleansstorage (serviceid, graintype, n0, n1, extension, version, payload) "
            + "SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, "
            + "@PayloadBinary WHERE @GrainStateVersion IS NULL ON CONFLICT DO NOTHING RETURNING version) "
            + "SELECT version AS NewGrainStateVersion FROM changed UNION ALL SELECT version FROM made",
        ["ClearStorageKey"] =
            "UPDATE orleansstorage SET payload = NULL, version = version + 1 "
            + $"WHERE {IsGrain} AND version = @GrainStateVersion RETURNING version AS NewGrainStateVersion",
        ["DeleteStorageKey"] =
            $"DELETE FROM orleansstorage WHERE {IsGrain} AND version = @GrainStateVersion "
            + "RETURNING version + 1 AS NewGrainStateVersion",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
