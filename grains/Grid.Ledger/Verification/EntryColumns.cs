namespace Grid.Ledger.Verification;

/// <summary>The columns that the bytes of an entry must agree with.</summary>
internal readonly ref struct EntryColumns
{
    public required ReadOnlySpan<byte> Stream { get; init; }

    public required long Sequence { get; init; }

    /// <summary>The type that the column names.</summary>
    public required EventShape Type { get; init; }
}
