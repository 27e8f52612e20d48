namespace Grid.Contracts.Views;

/// <summary>What a verification of the whole ledger found.</summary>
/// <param name="Entries">How many entries were recomputed.</param>
/// <param name="Lanes">In how many lanes.</param>
/// <param name="Duration">How long it took.</param>
[GenerateSerializer, Immutable, Alias("verification-view")]
public sealed record VerificationView(long Entries, int Lanes, TimeSpan Duration)
{
    /// <summary>How many places travel, at the most.</summary>
    public const int DamageMax = 100;

    /// <summary>The RFC 6962 root of lane 0, lower-case hex; nothing where there are more lanes.</summary>
    [Id(0)]
    public string? Root { get; init; }

    /// <summary>How many places are damaged.</summary>
    [Id(1)]
    public int DamageCount { get; init; }

    /// <summary>The first of them.</summary>
    [Id(2)]
    public ImmutableArray<DamageView> Damage { get; init; } = [];

    /// <summary>Whether nothing is damaged.</summary>
    public bool IsClean => DamageCount == 0;
}
