using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Grid.Domain.Draws;

/// <summary>The arithmetic of a draw: whoever has key, pool and opening entry comes to the same.</summary>
public static class Draw
{
    /// <summary>
    /// The number that is drawn: HMAC-SHA256 under the day's key over the hash of the case's opening entry, the slot,
    /// the seat and the round, a line each. A round is one more for each draw of the seat before.
    /// </summary>
    public static string Number(string key, string opening, (Slot Slot, int Seat, int Round) of)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{opening}\n{of.Slot.Value}\n{of.Seat}\n{of.Round}");
        return Convert.ToHexStringLower(
            HMACSHA256.HashData(Convert.FromHexString(key), Encoding.UTF8.GetBytes(said)));
    }

    /// <summary>The lot that a number comes to, among so many.</summary>
    public static long LotOf(string number, long lots) =>
        (long)(BigInteger.Parse($"0{number}", NumberStyles.HexNumber, CultureInfo.InvariantCulture) % lots);

    /// <summary>Who has a lot: each has as many as their weight, in the order given.</summary>
    public static OfficerId HolderOf(long lot, ImmutableArray<DrawCandidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            lot -= candidate.Weight;
            if (lot < 0)
            {
                return candidate.Officer;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(lot), "there are fewer lots");
    }

    /// <summary>All lots there are.</summary>
    public static long LotsOf(ImmutableArray<DrawCandidate> candidates) =>
        candidates.Sum(candidate => (long)candidate.Weight);

    /// <summary>
    /// How many lots a member has: the share, for each case that they could still take, and more for one who knows
    /// the matter.
    /// </summary>
    /// <param name="member">The member, as the pool has them.</param>
    /// <param name="caseload">How many cases they had when the day's key was committed.</param>
    /// <param name="weights">What weighs, by the pack.</param>
    /// <param name="facts">What is known of the case from its opening on.</param>
    public static int WeightOf(PoolMember member, int caseload, DrawWeights weights, FactSet facts)
    {
        var room = weights.Ceiling is { } ceiling ? Math.Max(ceiling - caseload, weights.Least) : 1;
        var knows = weights.Fact is { } fact && facts[fact] is { } matter && member.Specialities.Contains(matter);
        return member.Share * room * (knows ? weights.Times : 1);
    }
}
