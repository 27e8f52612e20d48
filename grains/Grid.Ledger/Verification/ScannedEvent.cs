namespace Grid.Ledger.Verification;

/// <summary>What the data of an event say that the tables beside <c>entry</c> hold.</summary>
internal ref struct ScannedEvent
{
    /// <summary>The pack version that judged it.</summary>
    public ReadOnlySpan<byte> Pack;

    /// <summary>The procedure that it names.</summary>
    public ReadOnlySpan<byte> Procedure;

    /// <summary>The stage that it names.</summary>
    public ReadOnlySpan<byte> Stage;

    /// <summary>The digest of a personal text.</summary>
    public Hash256? Text;

    /// <summary>A second one.</summary>
    public Hash256? OtherText;
}
