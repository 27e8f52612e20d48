namespace Grid.Grains.Followers;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Search">A part of the id, as people type it; nothing for all.</param>
/// <param name="After">Where the page before ended; nothing for the first page.</param>
/// <param name="Before">Where the page behind begins; goes before <paramref name="After"/>.</param>
/// <param name="Size">How many rows, from 1 to 100; what lies beyond is brought back.</param>
internal sealed record ListQuery(string? Search, string? After, string? Before, int Size)
{
    /// <summary>The most rows of one page.</summary>
    public const int SizeMax = 100;

    /// <summary>The most characters that are searched for.</summary>
    public const int SearchMax = 200;

    /// <summary>The first page of everything.</summary>
    public static readonly ListQuery First = new(null, null, null, SizeMax);
}
