namespace Grid.Contracts.Views;

/// <summary>A silo, as it sees itself.</summary>
/// <param name="Version">The version of Grid that it runs.</param>
/// <param name="IsReady">Whether it can take another command and make it durable.</param>
/// <param name="Reason">Why it is ready, or why not.</param>
[GenerateSerializer, Immutable, Alias("silo-view")]
public sealed record SiloView(string Version, bool IsReady, string Reason)
{
    /// <summary>How long ago it had signed for all that was durable; nothing where it has not yet.</summary>
    [Id(0)]
    public TimeSpan? CheckpointAge { get; init; }

    /// <summary>How long ago it last found its ledger whole; nothing where it has not yet.</summary>
    [Id(1)]
    public TimeSpan? VerificationAge { get; init; }
}
