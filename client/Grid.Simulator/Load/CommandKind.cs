namespace Grid.Simulator.Load;

/// <summary>What a load asks for.</summary>
internal enum CommandKind
{
    /// <summary>What is told before the load begins.</summary>
    Prepare,
    Open,
    Act,

    /// <summary>An act by a lead who is suspended, or about to be.</summary>
    ActAway,
    Transfer,
    Suspend,
    Reinstate,
    Close,
}
