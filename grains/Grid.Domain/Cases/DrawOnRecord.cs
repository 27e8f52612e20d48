namespace Grid.Domain.Cases;

/// <summary>A draw as the case remembers it; the entry has the rest.</summary>
/// <param name="Sequence">The sequence of its entry.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Officer">Who was drawn.</param>
[GenerateSerializer, Immutable, Alias("draw-on-record")]
public sealed record DrawOnRecord(int Sequence, Slot Slot, int Seat, OfficerId Officer)
{
    /// <summary>Among how many.</summary>
    [Id(0)]
    public int Among { get; init; }

    /// <summary>Why it was drawn again; nothing for the first time.</summary>
    [Id(1)]
    public string? Because { get; init; }

    /// <summary>The day by whose key it was drawn.</summary>
    [Id(2)]
    public string? Day { get; init; }
}
