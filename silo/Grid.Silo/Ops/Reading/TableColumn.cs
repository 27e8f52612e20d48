namespace Grid.Silo.Ops.Reading;

/// <summary>The head of a column.</summary>
public sealed record TableColumn(string Text, bool IsNumber = false);
