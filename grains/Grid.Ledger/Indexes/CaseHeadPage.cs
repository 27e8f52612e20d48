namespace Grid.Ledger.Indexes;

/// <summary>Some of the cases.</summary>
/// <param name="Rows">Those that were found.</param>
/// <param name="CutAt">The last that was looked at, where the bound ended the search; nothing where it did not.</param>
internal sealed record CaseHeadPage(ImmutableArray<CaseHead> Rows, string? CutAt);
