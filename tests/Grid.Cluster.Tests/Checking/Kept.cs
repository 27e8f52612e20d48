namespace Grid.Cluster.Tests.Checking;

/// <summary>A receipt as a client has kept it.</summary>
public sealed record Kept(int Lane, long Position, int Sequence, string Hash);
