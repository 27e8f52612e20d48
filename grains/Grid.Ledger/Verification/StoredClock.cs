namespace Grid.Ledger.Verification;

/// <summary>A row of <c>clock</c> as the store holds it, not yet believed.</summary>
internal sealed record StoredClock(string Case, string Clock, long Warning)
{
    public required string Level { get; init; }

    public required long Due { get; init; }

    public required long Sequence { get; init; }

    public required long Shard { get; init; }

    /// <summary>The key; nothing where no entry could make such a row.</summary>
    public ClockKey? Key => Warning is >= 0 and <= int.MaxValue ? new ClockKey(Case, Clock, (int)Warning) : null;

    public override string ToString() => Print(Case, Clock, Warning);

    public static string Print(ClockKey key) => Print(key.Case, key.Clock, key.Warning);

    private static string Print(string id, string clock, long warning) => $"{id} {clock}/{warning}";
}
