namespace Grid.Grains.Followers;

/// <summary>Some entries of a stream, in order.</summary>
/// <param name="Rows">The entries.</param>
/// <param name="Next">The sequence at which the page behind begins; nothing at the end.</param>
/// <param name="Previous">The sequence at which the page before begins.</param>
/// <param name="Total">How many entries the stream has.</param>
internal sealed record EntryPage(ImmutableArray<EntryRow> Rows, int? Next, int? Previous, int Total)
{
    /// <summary>The most entries of one page.</summary>
    public const int Size = 50;
}
