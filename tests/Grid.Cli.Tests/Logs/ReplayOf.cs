namespace Grid.Cli.Tests.Logs;

/// <summary>What a replay needs to be told.</summary>
internal sealed record ReplayOf(string Log, string Mapping, string Pack)
{
    public string? Cases { get; init; }

    /// <summary>Logs that are read after the first, as one with it.</summary>
    public string[] More { get; init; } = [];

    public string[] Arguments =>
    [
        "replay", Log, .. More, "--mapping", Mapping, "--pack", Pack,
        .. Cases is null ? (string[])[] : ["--cases", Cases],
    ];
}
