namespace Grid.Ledger.Verification;

/// <summary>The columns of a row of <c>entry</c> that are texts, as bytes, not yet believed.</summary>
internal readonly ref struct RawTexts
{
    public required ReadOnlySpan<byte> Stream { get; init; }

    public required ReadOnlySpan<byte> Type { get; init; }

    public required ReadOnlySpan<byte> Body { get; init; }
}
