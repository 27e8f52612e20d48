namespace Grid.Cli.Output;

/// <summary>A command cannot be carried out. The message says why, and what to do.</summary>
internal sealed class CommandException(string message) : Exception(message);
