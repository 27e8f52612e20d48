namespace Grid.Simulator.Load;

/// <summary>A run cannot be carried out. The message says why, and what to do.</summary>
public sealed class LoadImpossible(string message) : Exception(message);
