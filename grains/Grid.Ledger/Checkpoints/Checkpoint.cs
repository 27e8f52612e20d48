using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Grid.Ledger.Checkpoints;

/// <summary>
/// What one lane held at one moment, as C2SP's <c>tlog-checkpoint</c> writes it; and how many lanes there were, so that
/// none can vanish.
/// </summary>
/// <param name="Grid">The name of the grid.</param>
/// <param name="Lane">The lane.</param>
/// <param name="Size">How many entries it had.</param>
/// <param name="Root">The root of its tree.</param>
internal sealed record Checkpoint(string Grid, int Lane, long Size, byte[] Root)
{
    private const string Between = "/lane/";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>How many lanes the grid had.</summary>
    public required int Lanes { get; init; }

    /// <summary>The hash over the heads of all of them, in the order of their numbers.</summary>
    public required byte[] Heads { get; init; }

    /// <summary>When it was made, to the second.</summary>
    public required DateTime MadeAt { get; init; }

    public string Origin => string.Create(CultureInfo.InvariantCulture, $"{Grid}{Between}{Lane}");

    /// <summary>The three lines that every checkpoint has: others' tools read them, heads are hashed by them.</summary>
    public string Head => string.Create(
        CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n");

    /// <summary>The checkpoints of all lanes of a grid, in the order of their numbers.</summary>
    public static ImmutableArray<Checkpoint> Of(
        string grid, IReadOnlyList<(int Lane, long Size, byte[] Root)> lanes, DateTime madeAt)
    {
        var alone = (
            from lane in lanes
            orderby lane.Lane
            select new Checkpoint(grid, lane.Lane, lane.Size, lane.Root)
            {
                Lanes = lanes.Count,
                Heads = [],
                MadeAt = madeAt,
            }).ToList();
        var heads = HeadsOf(alone);
        return [.. alone.Select(lane => lane with { Heads = heads })];
    }

    /// <summary>The hash over the heads of lanes.</summary>
    public static byte[] HeadsOf(IEnumerable<Checkpoint> lanes) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lanes.Select(lane => lane.Head))));

    /// <exception cref="NoteException">The text of the note is no checkpoint of a lane.</exception>
    public static Checkpoint Parse(string text)
    {
        if (text.Split('\n') is [var origin, var size, var root, var lanes, var at, ""]
            && origin.LastIndexOf(Between, StringComparison.Ordinal) is > 0 and var split
            && Number(origin[(split + Between.Length)..]) is <= int.MaxValue and var lane
            && Number(size) is { } count
            && HashIn(root) is { } hash
            && lanes.Split(' ') is ["lanes", var total, var heads]
            && Number(total) is > 0 and <= int.MaxValue and var all
            && HashIn(heads) is { } over
            && at.StartsWith("at ", StringComparison.Ordinal)
            && DateTime.TryParseExact(
                at[3..],
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var madeAt))
        {
            return new(origin[..split], (int)lane, count, hash)
            {
                Lanes = (int)all,
                Heads = over,
                MadeAt = madeAt,
            };
        }

        throw new NoteException("it is no checkpoint of a lane of a grid");
    }

    /// <summary>The text that is signed.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Head}lanes {Lanes} {Convert.ToBase64String(Heads)}\nat {MadeAt:yyyy-MM-dd'T'HH:mm:ss'Z'}\n");

    private static byte[]? HashIn(string text) =>
        Base64Text.Read(text) is { Length: HashChain.HashSize } hash ? hash : null;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == text
            ? number
            : null;
}
