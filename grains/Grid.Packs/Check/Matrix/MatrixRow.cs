namespace Grid.Packs.Check.Matrix;

/// <summary>A slot in a stage: what its holder has to do there, and who supervises. What is empty is a hole.</summary>
public sealed record MatrixRow
{
    /// <summary>The procedure; nothing where the slot belongs to none.</summary>
    public string? Procedure { get; init; }

    /// <summary>The stage; nothing where the pack declares none.</summary>
    public string? Stage { get; init; }

    /// <summary>The slot; nothing where the stage asks for none.</summary>
    public Slot? Slot { get; init; }

    /// <summary>Whether the slot answers for the stage.</summary>
    public bool IsHolder { get; init; }

    public ImmutableArray<BoundDuty> Duties { get; init; } = [];

    /// <summary>The rules that are asked of the slot, or of acts of the stage.</summary>
    public ImmutableArray<RuleId> Rules { get; init; } = [];

    /// <summary>The way up to the oversight authority; empty where none leads there.</summary>
    public ImmutableArray<string> Channel { get; init; } = [];

    /// <summary>How many of slot, duty and channel are missing.</summary>
    public int Holes => Slot is null ? 3 : (Duties.IsEmpty ? 1 : 0) + (Channel.IsEmpty ? 1 : 0);
}
