namespace Grid.Ledger.Verification;

/// <summary>A row of <c>holding</c> as the store holds it, not yet believed.</summary>
internal sealed record HoldingRow(string Case, string Slot, long Seat, long Acting)
{
    public required string Officer { get; init; }

    public required string Since { get; init; }

    public required long Sequence { get; init; }

    /// <summary>The key; nothing where no entry could make such a row.</summary>
    public HoldingKey? Key => Acting is 0 or 1 && Seat is >= int.MinValue and <= int.MaxValue
        ? new HoldingKey(Case, Slot, (int)Seat, Acting == 1)
        : null;

    public override string ToString() => $"{Case} {Slot}/{Seat}{(Acting == 0 ? "" : " acting")}";
}
