namespace Grid.Ledger.Verification;

/// <summary>Where the columns of a row of <c>entry</c> lie in its batch.</summary>
internal readonly record struct RawEntry(RawKey Key)
{
    public required (int Start, int Length) Hash { get; init; }

    public required (int Start, int Length) Stream { get; init; }

    public required (int Start, int Length) Type { get; init; }

    public required (int Start, int Length) Body { get; init; }
}
