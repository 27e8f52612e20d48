using System.Security.Cryptography;
using System.Text;

namespace Grid.Domain.Rules;

/// <summary>
/// Draws a sample that nobody can choose and everybody can draw again: a function of a seed, and of what is drawn from.
/// Who is bound to a seed before the list is known has no way to favour a case; who makes the list knows no seed.
/// </summary>
public static class Sampling
{
    private const int Whole = 100;

    /// <summary>What somebody makes known beforehand who is to draw by a seed.</summary>
    public static string CommitmentTo(string seed) => Hash(seed);

    /// <summary>How many are drawn at least of a list, by a part of a hundred, rounded up.</summary>
    public static int Least(int listed, int percent) =>
        (int)Math.Max((((long)listed * percent) + Whole - 1) / Whole, Math.Min(listed, 1));

    /// <summary>
    /// Those drawn: of each on the list the SHA-256 of <c>SEED\nNAME\nHASH</c> is taken, and the lowest are drawn.
    /// </summary>
    /// <param name="seed">The seed, revealed with the draw.</param>
    /// <param name="listed">What is drawn from: each by its name, with the hash of the entry that put it there.</param>
    /// <param name="count">How many are drawn.</param>
    public static ImmutableArray<string> Draw(string seed, IEnumerable<Fact> listed, int count) =>
    [
        .. listed.Select(fact => (fact.Name, Lot: Hash($"{seed}\n{fact.Name}\n{fact.Value}")))
            .OrderBy(lot => lot.Lot, StringComparer.Ordinal).ThenBy(lot => lot.Name, StringComparer.Ordinal)
            .Take(count).Select(lot => lot.Name),
    ];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
