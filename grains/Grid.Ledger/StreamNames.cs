namespace Grid.Ledger;

/// <summary>How names of streams lie, in the order of their bytes.</summary>
internal static class StreamNames
{
    /// <summary>The first name behind all that begin so.</summary>
    public static string Behind(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);
}
