namespace Grid.Silo.Ops.Serving;

/// <summary>Marks an address as that of a page.</summary>
internal sealed class PageMark;
