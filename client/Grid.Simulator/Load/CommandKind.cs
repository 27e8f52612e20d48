namespace Grid.Simulator.Load;

/// <summary>What a load asks for.</summary>
internal enum CommandKind
{
    /// <summary>What is told before the load begins.</summary>
    Prepare,
    Open,
    Act,
    Transfer,
    Suspend,
    Reinstate,
    Close,
}
