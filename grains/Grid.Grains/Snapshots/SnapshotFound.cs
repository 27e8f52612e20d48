namespace Grid.Grains.Snapshots;

/// <summary>What stands in a stream's row.</summary>
/// <param name="Snapshot">The snapshot; nothing where there is none that this silo believes.</param>
/// <param name="Doubt">Why it is not believed; nothing where there is none, or where it is.</param>
/// <param name="IsNewer">Whether a later Grid has written it: it is left to that one.</param>
internal sealed record SnapshotFound(StreamSnapshot? Snapshot, string? Doubt = null, bool IsNewer = false)
{
    public static readonly SnapshotFound Nothing = new(Snapshot: null);
}
