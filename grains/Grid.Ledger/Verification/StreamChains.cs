using System.Text.Json;

namespace Grid.Ledger.Verification;

/// <summary>
/// Checks each entry against its own bytes and against the entry before it in its stream, slowly and in every detail:
/// from the first entry on that was not plain, and did not follow, it has its stream for good.
/// </summary>
/// <param name="healthy">The streams in which nothing has been found.</param>
/// <param name="damage">What is found goes here.</param>
/// <param name="believed">Told of every entry whose bytes can be believed, in the order of its stream.</param>
internal sealed class StreamChains(
    HealthyChains healthy, DamageList damage, Action<EntryHeader, object> believed)
{
    private readonly Dictionary<string, Link> _links = new(StringComparer.Ordinal);

    /// <summary>Every stream that has an entry.</summary>
    public IEnumerable<string> Streams => healthy.Streams.Concat(_links.Keys);

    /// <summary>Whether the bytes of every entry can be believed.</summary>
    public bool IsSure => _links.Values.All(link => link.DoubtfulUntil is null);

    /// <summary>Checks one entry.</summary>
    /// <returns>The hash of its bytes.</returns>
    public byte[] Check(StoredEntry entry)
    {
        var hash = HashChain.HashOf(entry.Body);
        var (stored, computed) = (HashChain.Print(entry.Hash), HashChain.Print(hash));
        var read = Read(entry);
        // Bytes that fit their hash are believed before the columns beside them.
        var (stream, sequence) = read is { Header: var said } && stored == computed
            ? (said.Stream, said.Sequence)
            : (entry.Stream, entry.Sequence);
        var before = Before(stream, sequence, read?.Header.Previous);
        if (sequence <= before.Sequence)
        {
            damage.Entry(
                entry, "sequence", $"it comes after #{before.Sequence}: it stands twice, or at another's place");
            _links[stream] = before with { DoubtfulUntil = Math.Max(before.DoubtfulUntil ?? 0, before.Sequence) };
            return hash;
        }

        var link = Settle(before, read?.Header.Previous);
        var next = new Link(sequence, stored, stored == computed ? stored : computed)
        {
            Last = entry with { Body = [] },
            RecordedAt = link.RecordedAt,
            DoubtfulUntil = link.DoubtfulUntil,
            Leapt = sequence - 1 == link.Sequence ? null : link with { Leapt = null },
        };
        _links[stream] = stored == computed
            ? Believe(next, read, link)
            : next with { InDoubt = settled => Believe(settled, read, link) };
        return hash;
    }

    /// <summary>The last entry of a stream, once all have been seen.</summary>
    public (long Sequence, string Stored, string Computed)? HeadOf(string stream)
    {
        if (_links.TryGetValue(stream, out var link))
        {
            return link.Last is null ? null : (link.Sequence, link.Stored, link.Computed);
        }

        return healthy.Of(stream) is { } well ? (well.Sequence, $"{well.Hash}", $"{well.Hash}") : null;
    }

    /// <summary>How far a stream has come.</summary>
    public long SequenceOf(string stream) => _links.TryGetValue(stream, out var link)
        ? Math.Clamp(link.Sequence, 0, long.MaxValue - 1)
        : healthy.Of(stream)?.Sequence ?? 0;

    /// <summary>Whether a head row is that of a stream in which all is well.</summary>
    public bool IsHeadOfHealthy(string stream, long sequence, ReadOnlySpan<byte> hash) =>
        healthy.Of(stream) is { } link && link.Part == link.Of && link.Sequence == sequence
        && hash.Length == HashChain.HashSize && link.Hash == Hash256.Of(hash);

    /// <summary>
    /// Whether an entry up to this one, of those that say what a row must be, cannot be believed or is missing.
    /// </summary>
    public bool IsDoubtful(string stream, long upTo) =>
        _links.TryGetValue(stream, out var link) && link.DoubtfulUntil >= upTo;

    /// <inheritdoc cref="IsDoubtful(string, long)"/>
    public bool IsDoubtful(string stream) => _links.TryGetValue(stream, out var link) && link.DoubtfulUntil is not null;

    /// <summary>Says that entries of the stream are missing at its end.</summary>
    public void Doubt(string stream) =>
        _links[stream] = LinkOf(stream) with { DoubtfulUntil = long.MaxValue };

    /// <summary>The head row has the last word on an entry that nothing follows.</summary>
    public void Settle(string stream, string? head)
    {
        if (_links.ContainsKey(stream) || healthy.Of(stream) is { } well && well.Part != well.Of)
        {
            _links[stream] = Settle(LinkOf(stream), head);
            CheckComplete(_links[stream]);
        }
    }

    /// <summary>Gives up on what nothing could confirm, because the rest of the store cannot be read.</summary>
    public void GiveUp()
    {
        foreach (var stream in _links.Keys.ToList())
        {
            _links[stream] = Settle(_links[stream], null);
        }
    }

    // Whoever asks for it takes the stream over.
    private Link LinkOf(string stream)
    {
        if (_links.TryGetValue(stream, out var link))
        {
            return link;
        }

        var well = healthy.LinkOf(stream);
        well.IsGivenUp = true;
        return _links[stream] = well.Sequence == 0
            ? Link.None
            : new(well.Sequence, $"{well.Hash}", $"{well.Hash}")
            {
                Last = new(well.Place.Lane, well.Place.Position, well.Hash.ToArray(), [])
                {
                    Stream = stream,
                    Sequence = well.Sequence,
                    Type = "",
                },
                RecordedAt = new(well.RecordedAt, 0),
                Part = (well.Part, well.Of),
            };
    }

    // An entry that leaps ahead of its stream may be the wrong one: then the stream goes on behind it, or, where
    // the next but one follows, in its place.
    private Link Before(string stream, long sequence, string? previous)
    {
        var link = LinkOf(stream);
        if (link.Leapt is not { } earlier)
        {
            return link;
        }

        return (sequence - earlier.Sequence, previous == link.Stored) switch
        {
            (1, false) => earlier with { DoubtfulUntil = Settle(link, null).Sequence },
            (2, _) => link with { Sequence = earlier.Sequence + 1, DoubtfulUntil = link.Sequence },
            _ => link,
        };
    }

    // Bytes and hash disagree: whichever the next entry (or the head) confirms is the one that was left alone.
    private Link Settle(Link link, string? confirmed)
    {
        if (link.InDoubt is not { } believe)
        {
            return link;
        }

        var isHash = confirmed == link.Computed;
        damage.Entry(
            link.Last!,
            isHash ? "hash" : "body",
            $"the hash of the stored bytes is {link.Computed}, the stored hash is {link.Stored}");
        var settled = link with { InDoubt = null };
        return isHash ? believe(settled) : settled with { DoubtfulUntil = settled.Sequence };
    }

    private Link Believe(Link link, (EntryHeader Header, object Happened)? read, Link before)
    {
        if (read is not { } entry)
        {
            return link with { DoubtfulUntil = link.Sequence };
        }

        CheckColumns(link.Last!, entry.Header);
        var follows = CheckLink(link.Last!, entry.Header, before);
        believed(entry.Header, entry.Happened);
        return link with
        {
            RecordedAt = entry.Header.RecordedAt,
            Part = entry.Header.Part,
            DoubtfulUntil = follows ? link.DoubtfulUntil : link.Sequence,
        };
    }

    private void CheckComplete(Link link)
    {
        if (link is { Part: var (number, of), Last: { } last } && number != of)
        {
            damage.Entry(last, "body", $"the command made {of} entries, but only {number} are there");
        }
    }

    private (EntryHeader Header, object Happened)? Read(StoredEntry entry)
    {
        try
        {
            var decoded = EntryCodec.Decode(entry.Body);
            var happened = decoded.ReadEvent();
            if (!EntryCodec.IsCanonical(entry.Body))
            {
                damage.Entry(entry, "body", "the bytes are not canonical JSON");
            }

            return (decoded.Header, happened);
        }
        catch (JsonException unreadable)
        {
            damage.Entry(entry, "body", $"the bytes are not an entry: {unreadable.Message}");
            return null;
        }
    }

    // A wrong column is damage, but none of the bytes: what they say is still what happened.
    private void CheckColumns(StoredEntry entry, EntryHeader header)
    {
        Same("stream", entry.Stream, header.Stream);
        Same("sequence", entry.Sequence, (long)header.Sequence);
        Same("type", entry.Type, header.Type);

        void Same<T>(string column, T stored, T said)
        {
            if (!EqualityComparer<T>.Default.Equals(stored, said))
            {
                damage.Entry(entry, column, $"the column says `{stored}`, the bytes say `{said}`");
            }
        }
    }

    private bool CheckLink(StoredEntry entry, EntryHeader header, Link link)
    {
        // The entry before may have been the first to be rewritten; its own hash then says nothing about this one.
        var problem =
            header.Sequence - 1L != link.Sequence
                ? $"it follows #{link.Sequence}: an entry of the stream is missing"
            : header.Previous != link.Stored && header.Previous != link.Computed
                ? $"it names {header.Previous} as the entry before, which has {link.Stored}: "
                    + "one of the two was rewritten"
            : link.RecordedAt is { } before && header.RecordedAt.CompareWith(before) < 0
                ? "it was recorded before the entry that it follows"
            : !Follows(link.Part, header.Part)
                ? $"part {header.Part.Number} of {header.Part.Of} cannot follow the part before it"
            : null;
        if (problem is not null)
        {
            damage.Entry(entry, header.Sequence - 1L != link.Sequence ? "sequence" : "body", problem);
        }

        return problem is null;
    }

    // After an entry that cannot be read any part may follow.
    private static bool Follows((int Number, int Of)? before, (int Number, int Of) part) =>
        part.Number >= 1 && part.Number <= part.Of
        && (before is not { } last || (last.Number == last.Of ? part.Number == 1 : part == (last.Number + 1, last.Of)));

    private sealed record Link(long Sequence, string Stored, string Computed)
    {
        public static readonly Link None = new(0, EntryHeader.NoPrevious, EntryHeader.NoPrevious) { Part = (1, 1) };

        /// <summary>
        /// Where bytes and hash disagree and nothing has confirmed either yet: what to do once the bytes are.
        /// </summary>
        public Func<Link, Link>? InDoubt { get; init; }

        /// <summary>The entry, without its bytes.</summary>
        public StoredEntry? Last { get; init; }

        /// <summary>Where the stream stood, where this entry did not follow it.</summary>
        public Link? Leapt { get; init; }

        public Timestamp? RecordedAt { get; init; }

        public (int Number, int Of)? Part { get; init; }

        /// <summary>The last entry that cannot be believed, or that something is missing before.</summary>
        public long? DoubtfulUntil { get; init; }
    }
}
