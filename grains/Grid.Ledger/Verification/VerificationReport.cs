namespace Grid.Ledger.Verification;

/// <summary>What a verification found.</summary>
internal sealed record VerificationReport
{
    public bool IsClean => Damage.IsEmpty;

    public long Entries { get; init; }

    public int Lanes { get; init; }

    /// <summary>The RFC 6962 root of lane 0, lower-case hex.</summary>
    public required string Root { get; init; }

    /// <summary>Everything damaged, in the order it was found.</summary>
    public ImmutableArray<Damage> Damage { get; init; } = [];

    /// <summary>The rows of each table beside <c>entry</c> that were recomputed.</summary>
    public ImmutableSortedDictionary<string, long> Rows { get; init; } =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>Personal texts that have been erased, which is no damage.</summary>
    public long ErasedTexts { get; init; }
}
