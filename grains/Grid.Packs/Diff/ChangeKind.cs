namespace Grid.Packs.Diff;

/// <summary>What happened to a row from one version to the other.</summary>
public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}
