namespace Grid.Domain.Cases;

/// <summary>
/// A case on its way into other hands. Until the other side has taken it over, those who answered for it answer still.
/// </summary>
/// <param name="Since">When it was sent.</param>
[GenerateSerializer, Immutable, Alias("transit")]
public sealed record Transit(Timestamp Since)
{
    /// <summary>The organ or unit it is handed over to; nothing where it is merged.</summary>
    [Id(0)]
    public UnitId? ToUnit { get; init; }

    /// <summary>The case it is merged into; nothing where it is handed over.</summary>
    [Id(1)]
    public CaseId? IntoCase { get; init; }

    /// <summary>The entry that says it was not received in time; nought while there is time.</summary>
    [Id(2)]
    public int Lost { get; init; }

    /// <summary>Who is to come into which seat by the merge.</summary>
    [Id(3)]
    public ImmutableArray<SlotFilling> Holders { get; init; } = [];
}
