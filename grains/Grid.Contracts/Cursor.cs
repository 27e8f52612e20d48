namespace Grid.Contracts;

/// <summary>
/// How far a reader of the ledger has come. To its holder it is opaque: keep it, and give it back to go on from there.
/// </summary>
/// <param name="Value">What the grid makes of it; empty is the beginning.</param>
[GenerateSerializer, Immutable, Alias("cursor")]
public readonly record struct Cursor(string Value)
{
    /// <summary>Before the first entry.</summary>
    public static readonly Cursor Beginning = new("");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
