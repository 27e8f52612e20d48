namespace Grid.Contracts.Views;

/// <summary>
/// A slot in a stage: what a pack says of it, and how many live cases are there. What is empty is a hole.
/// </summary>
/// <param name="Pack">The pack; nothing for cases under none that is known.</param>
/// <param name="Procedure">The procedure; nothing where the slot or the case belongs to none.</param>
/// <param name="Stage">The stage; nothing where there is none.</param>
[GenerateSerializer, Immutable, Alias("matrix-line")]
public sealed record MatrixLine(PackName? Pack, string? Procedure, string? Stage)
{
    /// <summary>The slot; nothing where the stage asks for none.</summary>
    [Id(0)]
    public Slot? Slot { get; init; }

    /// <summary>Whether the slot answers for the stage.</summary>
    [Id(1)]
    public bool IsHolder { get; init; }

    /// <summary>What whoever holds it has to do there, other than to keep terms, by the rows of the pack.</summary>
    [Id(2)]
    public ImmutableArray<string> Duties { get; init; } = [];

    /// <summary>The terms to keep there.</summary>
    [Id(3)]
    public ImmutableArray<ClockId> Clocks { get; init; } = [];

    /// <summary>The rules that are asked of the slot, or of acts of the stage.</summary>
    [Id(4)]
    public ImmutableArray<RuleId> Rules { get; init; } = [];

    /// <summary>The way up to the oversight authority; empty where none leads there.</summary>
    [Id(5)]
    public ImmutableArray<string> Channel { get; init; } = [];

    /// <summary>Whether cases are there of which the pack says nothing: it knows no such stage.</summary>
    [Id(6)]
    public bool IsUnknown { get; init; }

    /// <summary>Live cases in the stage, whoever holds the slot.</summary>
    [Id(7)]
    public long Live { get; init; }

    /// <summary>Those of them in which an officer's deadline has passed.</summary>
    [Id(8)]
    public long Overdue { get; init; }

    /// <summary>Whether the pack gives whoever holds the slot nothing to do or to keep there.</summary>
    public bool HasNoDuty => Duties.IsEmpty && Clocks.IsEmpty;

    /// <summary>Whether neither a rule nor a term would tell that something is amiss there.</summary>
    public bool IsUnwatched => Rules.IsEmpty && Clocks.IsEmpty;

    /// <summary>How many of slot, duty, watch and channel are missing.</summary>
    public int Holes => Slot is null
        ? 4
        : (HasNoDuty ? 1 : 0) + (IsUnwatched ? 1 : 0) + (Channel.IsEmpty ? 1 : 0);
}
