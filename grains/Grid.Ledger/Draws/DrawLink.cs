namespace Grid.Ledger.Draws;

/// <summary>One entry of a chain that draws are checked on.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Hash">Its hash, which the next one names.</param>
internal sealed record DrawLink(Entry Entry, string Hash)
{
    private object? _happened;

    /// <summary>What it says. The entries of a unit are gone through for each of its draws, and read once.</summary>
    /// <exception cref="System.Text.Json.JsonException">The type is unknown, or the data are not of that type.
    /// </exception>
    public object Happened => _happened ??= Entry.ReadEvent();
}
