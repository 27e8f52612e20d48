namespace Grid.Contracts.Views;

/// <summary>Something stored that is not what the ledger says it is.</summary>
/// <param name="Table">The table.</param>
/// <param name="Row">The row, by its key.</param>
/// <param name="Column">The column.</param>
/// <param name="Problem">What is wrong with it.</param>
[GenerateSerializer, Immutable, Alias("damage-view")]
public sealed record DamageView(string Table, string Row, string Column, string Problem);
