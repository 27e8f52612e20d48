namespace Grid.Contracts.Views;

/// <summary>
/// Stage × slot × duty × rule of the packs in force, with the live cases of a unit and all below it, or of everything,
/// as the answering silo knows them.
/// </summary>
/// <param name="Unit">The unit; nothing for everything.</param>
[GenerateSerializer, Immutable, Alias("matrix-view")]
public sealed record MatrixView(UnitId? Unit)
{
    /// <summary>When it was made.</summary>
    [Id(0)]
    public Timestamp At { get; init; }

    /// <summary>Holes with live cases first, then other holes, then by live cases; else as packs have them.</summary>
    [Id(1)]
    public ImmutableArray<MatrixLine> Lines { get; init; } = [];

    /// <summary>How many further lines there are that were left out.</summary>
    [Id(2)]
    public int LinesLeftOut { get; init; }

    /// <summary>How many entries of the ledger the silo has not read yet.</summary>
    [Id(3)]
    public long Lag { get; init; }

    /// <summary>Whether it has read the ledger to its end since it started.</summary>
    [Id(4)]
    public bool IsCaughtUp { get; init; }

    /// <summary>Why there is no answer; nothing where there is one.</summary>
    [Id(5)]
    public string? Unavailable { get; init; }

    /// <summary>Lines of which something is empty.</summary>
    public int Holes => Lines.Count(line => line.Holes > 0);

    /// <summary>Those of them with live cases: what nobody watches, and happens.</summary>
    public int LiveHoles => Lines.Count(line => line is { Holes: > 0, Live: > 0 });
}
