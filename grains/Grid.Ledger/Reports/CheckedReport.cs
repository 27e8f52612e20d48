namespace Grid.Ledger.Reports;

/// <summary>A report on what was recorded in a period, held against the ledger.</summary>
/// <param name="Case">The case in which it was made.</param>
/// <param name="Sequence">The entry that tells of it.</param>
/// <param name="Fact">What it reports on.</param>
/// <param name="Told">The number that it states.</param>
internal sealed record CheckedReport(string Case, int Sequence, string Fact, int Told)
{
    /// <summary>Behind when what was recorded counts: the report before, or the opening.</summary>
    public Timestamp Since { get; init; }

    /// <summary>Until when: when the ledger learned of the report.</summary>
    public Timestamp Until { get; init; }

    /// <summary>Of which unit, with all below it; nothing for every one.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The entries that the ledger has of it, as <c>CASE #SEQUENCE</c>.</summary>
    public ImmutableArray<string> Recorded { get; init; } = [];

    /// <summary>
    /// Whether nothing is concealed. More may be told than the cases have: not everything is said in a case.
    /// </summary>
    public bool IsRight => Told >= Recorded.Length;
}
