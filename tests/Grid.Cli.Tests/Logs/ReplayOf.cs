namespace Grid.Cli.Tests.Logs;

/// <summary>What a replay needs to be told.</summary>
internal sealed record ReplayOf(string Log, string Mapping, string Pack)
{
    public string? Cases { get; init; }

    public string[] Arguments =>
    [
        "replay", Log, "--mapping", Mapping, "--pack", Pack, .. Cases is null ? (string[])[] : ["--cases", Cases],
    ];
}
