namespace Grid.Contracts.Views;

/// <summary>What came of asking to read a case.</summary>
/// <param name="Reply">Done with a receipt where the case is sealed, already so where it is open to anybody.</param>
/// <param name="View">The case; nothing where it was refused.</param>
[GenerateSerializer, Immutable, Alias("read-view")]
public sealed record ReadView(Reply Reply, CaseView? View);
