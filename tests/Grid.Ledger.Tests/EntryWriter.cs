namespace Grid.Ledger.Tests;

/// <summary>
/// Turns events into requests as a grain does: chained, encoded, with what they change in the indexes.
/// </summary>
internal sealed class EntryWriter
{
    public static readonly AskerId Registry = new("system:registry");

    private static readonly Timestamp Start = Timestamp.Parse("2026-03-02T08:00:00Z");

    private readonly Dictionary<string, StreamHead> _heads = new(StringComparer.Ordinal);
    private int _commands;

    /// <summary>The streams written so far, each with its head.</summary>
    public IReadOnlyDictionary<string, StreamHead> Heads => _heads;

    public StreamHead HeadOf(string stream) => _heads.GetValueOrDefault(stream, StreamHead.None);

    /// <summary>The next command of a stream, with everything plain.</summary>
    public AppendRequest Next(string stream, params object[] events) => Next(stream, new Telling(), events);

    /// <summary>The next command of a stream.</summary>
    public AppendRequest Next(string stream, Telling telling, params object[] events)
    {
        var request = Make(stream, telling, events);
        _heads[stream] = new(request.Entries[^1].Sequence, request.Entries[^1].Hash);
        return request;
    }

    /// <summary>A command that this writer does not count on: the next one of the stream takes its place.</summary>
    public AppendRequest Rival(string stream, params object[] events) => Make(stream, new Telling(), events);

    /// <summary>Goes on behind a rival that was written.</summary>
    public void Follow(string stream, AppendRequest written) =>
        _heads[stream] = new(written.Entries[^1].Sequence, written.Entries[^1].Hash);

    private AppendRequest Make(string stream, Telling telling, object[] events)
    {
        var after = HeadOf(stream);
        var number = _commands++;
        var head = after;
        var entries = ImmutableArray.CreateBuilder<PendingEntry>(events.Length);
        foreach (var happened in events)
        {
            var header = new EntryHeader
            {
                Stream = stream,
                Sequence = head.Sequence + 1,
                Type = EventTypes.AliasOf(happened),
                Part = (entries.Count + 1, events.Length),
                At = telling.At,
                RecordedAt = Start with { LocalTicks = Start.LocalTicks + (number * TimeSpan.TicksPerSecond) },
                By = telling.By,
                Intent = Intent.Record,
                Command = new($"command-{number}"),
                CommandDigest = Convert.ToHexStringLower(HashChain.HashOf(BitConverter.GetBytes(number))),
                Pack = telling.Pack,
                Relied = telling.Relied,
                Previous = HashChain.Print(head.Hash),
            };
            var body = EntryCodec.Encode(header, happened);
            head = new(header.Sequence, HashChain.HashOf(body));
            entries.Add(new(header.Sequence, header.Type, body, head.Hash)
            {
                Index = Indexes.IndexProjection.ChangesOf(header, happened),
                Content = (header, happened),
            });
        }

        return new(stream, after, entries.MoveToImmutable())
        {
            Relied = telling.Relied,
            Texts = telling.Texts,
            Pack = telling.Publishes,
        };
    }
}

/// <summary>What travels with a command beside its events.</summary>
internal sealed record Telling
{
    public AskerId By { get; init; } = EntryWriter.Registry;

    public Timestamp? At { get; init; }

    public PackVersion? Pack { get; init; }

    public ImmutableSortedDictionary<string, int> Relied { get; init; } = EntryHeader.NothingRelied;

    public ImmutableArray<PersonalText> Texts { get; init; } = [];

    public (PackVersion Version, string Content)? Publishes { get; init; }
}
