namespace Grid.Ledger.Indexes;

/// <summary>Asks for some of the cases, in the order of their ids.</summary>
/// <param name="Beyond">The id that they lie beyond; nothing comes before the empty one.</param>
/// <param name="IsBackwards">Whether they lie before it, the nearest first.</param>
/// <param name="Count">How many are wanted.</param>
internal sealed record CaseHeadQuery(string Beyond, bool IsBackwards, int Count)
{
    /// <summary>How many cases are looked at for that, at the most.</summary>
    public int ExaminedMax { get; init; } = int.MaxValue;

    /// <summary>A part of the id, letters of ASCII in either case.</summary>
    public string? Search { get; init; }

    public string? Status { get; init; }

    public string? Stage { get; init; }

    public string? Unit { get; init; }
}
