namespace Grid.Packs.Check.Contradictions;

/// <summary>What one event asks of another.</summary>
internal enum BondKind
{
    /// <summary>The other comes no earlier than a minimum after it.</summary>
    AtLeast,

    /// <summary>It comes within a maximum after the other, which must therefore not be too early.</summary>
    AtMost,

    /// <summary>It comes at least a term before the other.</summary>
    Before,

    /// <summary>The other does not come before it.</summary>
    Order,
}
