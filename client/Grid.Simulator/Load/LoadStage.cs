namespace Grid.Simulator.Load;

/// <summary>What a run is at.</summary>
public enum LoadStage
{
    /// <summary>Officers are registered and cases opened.</summary>
    Preparing,

    /// <summary>Commands arrive.</summary>
    Loading,

    /// <summary>A rate of a search for capacity has been judged.</summary>
    Judging,

    /// <summary>Unknown outcomes are asked for.</summary>
    Settling,

    /// <summary>Receipts are held against the ledger.</summary>
    Checking,
}
