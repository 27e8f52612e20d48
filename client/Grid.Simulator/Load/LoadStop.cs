namespace Grid.Simulator.Load;

/// <summary>How a load is ended.</summary>
/// <param name="Sending">Ends the sending.</param>
/// <param name="Patience">Ends what is done afterwards.</param>
internal readonly record struct LoadStop(CancellationToken Sending, CancellationToken Patience);
