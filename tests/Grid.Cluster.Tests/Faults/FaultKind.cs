namespace Grid.Cluster.Tests.Faults;

/// <summary>What is done to a running cluster.</summary>
public enum FaultKind
{
    /// <summary>One silo is killed, and started again.</summary>
    KillSilo,

    /// <summary>All silos are killed at once, and started again.</summary>
    KillAllSilos,

    /// <summary>The database is killed, and started again; the silos are left alone.</summary>
    KillDatabase,

    /// <summary>Every connection to the database of the grid is cut from the database's side.</summary>
    CutConnections,

    /// <summary>One silo stands still, wakes up, and finds that the others went on without it.</summary>
    FreezeSilo,

    /// <summary>The disk of the database is full for a while.</summary>
    FillDisk,

    /// <summary>The clock of one silo jumps, and later back.</summary>
    JumpClock,
}
