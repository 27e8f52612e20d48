using System.Text.Json;

namespace Grid.Ledger.Draws;

/// <summary>The entries of a stream, as far as they are one chain.</summary>
/// <param name="Name">The stream.</param>
internal sealed record DrawStream(string Name)
{
    private static readonly string OpeningType = EventTypes.AliasOf(typeof(CaseEvent.Opened));

    public ImmutableArray<DrawLink> Entries { get; init; } = [];

    /// <summary>
    /// The entry by which a case was opened; nothing where it was not. Others may stand before it: it is noted what was
    /// tried in a case that nobody had opened.
    /// </summary>
    public DrawLink? Opening => Entries.FirstOrDefault(static link => link.Entry.Header.Type == OpeningType);

    /// <summary>Where the chain ends before the entries do; nothing where it is whole.</summary>
    public string? Damage { get; init; }

    /// <summary>Reads entries that must follow each other from the first on.</summary>
    /// <param name="name">The stream.</param>
    /// <param name="bodies">Their canonical bytes, in order.</param>
    public static DrawStream Of(string name, IEnumerable<byte[]> bodies) =>
        Of(name, bodies.Select(body => (body, (string?)null)));

    /// <summary>The same, of entries of which some are told in part: those come with the hash of the whole.</summary>
    public static DrawStream Of(string name, IEnumerable<(byte[] Body, string? Hash)> bodies)
    {
        var entries = ImmutableArray.CreateBuilder<DrawLink>();
        var previous = EntryHeader.NoPrevious;
        foreach (var (body, hash) in bodies)
        {
            var number = entries.Count + 1;
            try
            {
                var entry = EntryCodec.Decode(body);
                if (entry.Header.Stream != name || entry.Header.Sequence != number
                    || entry.Header.Previous != previous)
                {
                    return Broken($"#{number} of {name} does not follow the entry before it");
                }

                previous = hash ?? HashChain.Print(HashChain.HashOf(body));
                entries.Add(new(entry, previous));
            }
            catch (JsonException unreadable)
            {
                return Broken($"#{number} of {name} cannot be read: {unreadable.Message}");
            }
        }

        return new(name) { Entries = entries.ToImmutable() };

        DrawStream Broken(string damage) => new(name) { Entries = entries.ToImmutable(), Damage = damage };
    }
}
