using Grid.Domain.Packs;
using Grid.Domain.Rules;

namespace Grid.Ledger.Draws;

/// <summary>The packs that draws are held against, by their versions.</summary>
internal sealed record DrawPacks
{
    /// <summary>Those that could be read.</summary>
    public ImmutableDictionary<PackVersion, RulePack> Known { get; init; } =
        ImmutableDictionary<PackVersion, RulePack>.Empty;

    /// <summary>Every version that the ledger says was published; nothing where what was read does not tell.</summary>
    public ImmutableHashSet<PackVersion>? Published { get; init; }

    /// <summary>The same, with one more that could be read.</summary>
    public DrawPacks With(RulePack pack) => this with { Known = Known.SetItem(pack.Version, pack) };

    /// <summary>The versions that the streams of packs say were published.</summary>
    public static ImmutableHashSet<PackVersion>? PublishedIn(IEnumerable<DrawStream> streams)
    {
        var told = streams.Where(stream => Is(stream.Name)).SelectMany(stream => stream.Entries).ToArray();
        return told.Length == 0
            ? null
            : [.. told.Select(link => link.Happened).OfType<PackEvent.Published>().Select(one => one.Version)];
    }

    /// <summary>Whether a stream is one of a pack.</summary>
    public static bool Is(string stream) => stream.StartsWith(Streams.PackPrefix, StringComparison.Ordinal);
}
