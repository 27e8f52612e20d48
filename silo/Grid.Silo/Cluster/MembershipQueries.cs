namespace Grid.Silo.Cluster;

/// <summary>
/// The statements of Orleans' membership table, by the keys it looks them up by. Each that moves the table's version is
/// one statement, so that of two silos that follow the same version one alone succeeds.
/// </summary>
internal static class MembershipQueries
{
    private const int Active = 3;
    public const int Dead = 6;

    private const string IsMember =
        "deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";

    private const string Columns =
        "member.address AS Address, member.port AS Port, member.generation AS Generation, member.siloname AS SiloName, "
        + "member.hostname AS HostName, member.status AS Status, member.proxyport AS ProxyPort, "
        + "member.suspecttimes AS SuspectTimes, member.starttime AS StartTime, member.iamalivetime AS IAmAliveTime, "
        + "table_version.version AS Version";

    /// <summary>Every statement by its key.</summary>
    public static readonly ImmutableSortedDictionary<string, string> All = new Dictionary<string, string>
    {
        ["InsertMembershipVersionKey"] =
            "WITH made AS (INSERT INTO orleansmembershipversion (deploymentid, version) VALUES (@DeploymentId, 0) "
            + "ON CONFLICT DO NOTHING RETURNING 1) SELECT EXISTS (SELECT 1 FROM made)",
        ["InsertMembershipKey"] =
            "WITH moved AS (UPDATE orleansmembershipversion SET version = version + 1 "
            + "WHERE deploymentid = @DeploymentId AND version = @Version "
            + $"AND NOT EXISTS (SELECT 1 FROM orleansmembership WHERE {IsMember}) RETURNING 1), "
            + "made AS (INSERT INTO orleansmembership (deploymentid, address, port, generation, siloname, hostname, "
            + "status, proxyport, starttime, iamalivetime) SELECT @DeploymentId, @Address, @Port, @Generation, "
            + "@SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM moved RETURNING 1) "
            + "SELECT EXISTS (SELECT 1 FROM made)",
        ["UpdateMembershipKey"] =
            "WITH moved AS (UPDATE orleansmembershipversion SET version = version + 1 "
            + "WHERE deploymentid = @DeploymentId AND version = @Version "
            + $"AND EXISTS (SELECT 1 FROM orleansmembership WHERE {IsMember}) RETURNING 1), "
            + "changed AS (UPDATE orleansmembership SET status = @Status, suspecttimes = @SuspectTimes, "
            + $"iamalivetime = @IAmAliveTime FROM moved WHERE {IsMember} RETURNING 1) "
            + "SELECT EXISTS (SELECT 1 FROM changed)",
        ["UpdateIAmAlivetimeKey"] = $"UPDATE orleansmembership SET iamalivetime = @IAmAliveTime WHERE {IsMember}",
        ["MembershipReadRowKey"] =
            $"SELECT {Columns} FROM orleansmembershipversion AS table_version LEFT JOIN orleansmembership AS member "
            + "ON member.deploymentid = table_version.deploymentid AND member.address = @Address "
            + "AND member.port = @Port AND member.generation = @Generation "
            + "WHERE table_version.deploymentid = @DeploymentId",
        ["MembershipReadAllKey"] =
            $"SELECT {Columns} FROM orleansmembershipversion AS table_version LEFT JOIN orleansmembership AS member "
            + "ON member.deploymentid = table_version.deploymentid WHERE table_version.deploymentid = @DeploymentId",
        ["GatewaysQueryKey"] =
            "SELECT address AS Address, proxyport AS ProxyPort, generation AS Generation FROM orleansmembership "
            + $"WHERE deploymentid = @DeploymentId AND status = @Status AND status = {Active} AND proxyport > 0",
        ["DeleteMembershipTableEntriesKey"] =
            "WITH members AS (DELETE FROM orleansmembership WHERE deploymentid = @DeploymentId) "
            + "DELETE FROM orleansmembershipversion WHERE deploymentid = @DeploymentId",
        ["CleanupDefunctSiloEntriesKey"] =
            "DELETE FROM orleansmembership WHERE deploymentid = @DeploymentId AND iamalivetime < @IAmAliveTime "
            + $"AND status = {Dead}",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
