using Grid.Contracts;
using Grid.Ledger;
using Grid.Replay.Reading;
using Grid.Replay.Running;
using Grid.Silo;
using Grid.Simulator.Load;

namespace Grid.Cli.Output;

/// <summary>Says a failure in one sentence, where it is one that its reader can mend.</summary>
internal static class Explanation
{
    /// <summary>The sentence; nothing where the failure is a bug, whose trace is needed.</summary>
    public static string? Of(Exception failed) => failed switch
    {
        CommandException or LogUnreadable or ReplayStopped or LoadImpossible or StoreUnavailableException
            or SettingsException => failed.Message,
        // What is sealed stays so, however often the command is run.
        LedgerFailure when failed.Message.Contains("grid verify", StringComparison.Ordinal) => failed.Message,
        LedgerFailure => $"{failed.Message}. What was acknowledged is kept; run the same command again to go on",
        TimeoutException or OrleansException => $"the grid does not answer: {FirstLine(failed.Message)}",
        AggregateException { InnerException: { } inner } => Of(inner),
        IOException or UnauthorizedAccessException or FormatException => FirstLine(failed.Message),
        _ => failed.InnerException is { } inner ? Of(inner) : null,
    };

    /// <summary>What to throw where a stream's stored entries cannot be believed.</summary>
    public static CommandException Sealed(string stream, string damage) =>
        new($"{stream} is sealed, for its stored entries are damaged: {damage}; run `grid verify`");

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r');
}
