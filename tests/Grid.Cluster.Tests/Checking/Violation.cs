namespace Grid.Cluster.Tests.Checking;

/// <summary>One broken promise.</summary>
public sealed record Violation(Promise Promise, string What)
{
    public override string ToString() => $"{Promise}: {What}";
}
