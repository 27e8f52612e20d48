namespace Grid.Ledger.Samples;

/// <summary>A list from which a sample was drawn, held against the ledger.</summary>
/// <param name="Case">The case in which it was drawn.</param>
/// <param name="Sequence">The entry that tells of it.</param>
/// <param name="At">When.</param>
internal sealed record CheckedSample(string Case, int Sequence, Timestamp At)
{
    /// <summary>From when on a case had to be closed to belong on the list; nothing for ever.</summary>
    public Timestamp? Since { get; init; }

    /// <summary>Until when.</summary>
    public Timestamp Until { get; init; }

    /// <summary>Of which unit, with all below it; nothing for every one.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The kind of case that the list says it is of; nothing for every one.</summary>
    public string? Kind { get; init; }

    /// <summary>How many cases the list names.</summary>
    public int Listed { get; init; }

    /// <summary>How many cases the ledger has that belong on it.</summary>
    public int Closed { get; init; }

    /// <summary>Cases that belong on the list and are not there: nobody could have drawn them.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>Anything else that does not agree.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>Whether list, ledger and draw agree.</summary>
    public bool IsRight => LeftOut.IsEmpty && Problems.IsEmpty;
}
