namespace Grid.Silo.Ops.Reading;

/// <summary>A page by its address and its name.</summary>
public sealed record PagePlace(string Path, string Text);
