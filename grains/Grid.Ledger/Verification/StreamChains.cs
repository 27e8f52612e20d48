using System.Text.Json;

namespace Grid.Ledger.Verification;

/// <summary>Checks each entry against its own bytes and against the entry before it in its stream.</summary>
internal sealed class StreamChains(DamageList damage)
{
    private readonly Dictionary<string, Link> _links = new(StringComparer.Ordinal);

    /// <summary>The streams with their last entry.</summary>
    public IEnumerable<string> Streams => _links.Keys;

    /// <summary>Checks one entry.</summary>
    /// <returns>Its header and event where its bytes can be believed; nothing where they cannot.</returns>
    public (EntryHeader Header, object Happened)? Check(StoredEntry entry)
    {
        var stored = HashChain.Print(entry.Hash);
        var computed = HashChain.Print(HashChain.HashOf(entry.Body));
        var read = Read(entry);
        // Bytes that fit their hash are believed before the columns beside them.
        var (stream, sequence) = read is { Header: var said } && stored == computed
            ? (said.Stream, said.Sequence)
            : (entry.Stream, (int)entry.Sequence);
        var link = _links.GetValueOrDefault(stream) ?? new Link(0, EntryHeader.NoPrevious);
        Settle(link, read?.Header.Previous);
        var isBelieved = stored == computed;
        if (read is { } decoded)
        {
            isBelieved &= CheckColumns(entry, decoded.Header) & CheckLink(entry, decoded.Header, link);
        }

        var doubt = stored == computed ? null : new Doubt(entry, computed);
        _links[stream] = new(sequence, stored)
        {
            Doubt = doubt,
            Last = entry,
            RecordedAt = read?.Header.RecordedAt ?? link.RecordedAt,
            Part = read?.Header.Part ?? (1, 1),
            IsDamaged = link.IsDamaged || !isBelieved || read is null,
        };
        return isBelieved ? read : null;
    }

    /// <summary>The last hash and sequence of a stream, once all entries have been seen.</summary>
    public (int Sequence, string Hash)? HeadOf(string stream) =>
        _links.TryGetValue(stream, out var link) ? (link.Sequence, link.Hash) : null;

    /// <summary>Whether anything is damaged, so that what nothing names may have been named there.</summary>
    public bool IsAnythingDamaged => _links.Values.Any(link => link.IsDamaged);

    /// <summary>
    /// Whether anything of the stream is damaged, so that what was derived from it cannot be expected to fit.
    /// </summary>
    public bool IsDamaged(string stream) => _links.TryGetValue(stream, out var link) && link.IsDamaged;

    /// <summary>The head row has the last word on an entry that nothing follows.</summary>
    public void Settle(string stream, string? head)
    {
        if (_links.TryGetValue(stream, out var link))
        {
            Settle(link, head);
            CheckComplete(link);
            _links[stream] = link with { Doubt = null };
        }
    }

    // Bytes and hash disagree: whichever the next entry (or the head) confirms is the one that was left alone.
    private void Settle(Link link, string? confirmed)
    {
        if (link.Doubt is not { } doubt)
        {
            return;
        }

        var column = confirmed == doubt.Computed ? "hash" : "body";
        damage.Entry(
            doubt.Entry, column, $"the hash of the stored bytes is {doubt.Computed}, the stored hash is {link.Hash}");
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

    private bool CheckColumns(StoredEntry entry, EntryHeader header)
    {
        var isSame = true;
        Same("stream", entry.Stream, header.Stream);
        Same("sequence", entry.Sequence, (long)header.Sequence);
        Same("type", entry.Type, header.Type);
        return isSame;

        void Same<T>(string column, T stored, T said)
        {
            if (!EqualityComparer<T>.Default.Equals(stored, said))
            {
                isSame = false;
                damage.Entry(entry, column, $"the column says `{stored}`, the bytes say `{said}`");
            }
        }
    }

    private bool CheckLink(StoredEntry entry, EntryHeader header, Link link)
    {
        var problem =
            header.Sequence != link.Sequence + 1
                ? $"it follows #{link.Sequence}: an entry of the stream is missing or stands twice"
            : header.Previous != link.Hash && link.Doubt?.Computed != header.Previous
                ? $"it names {header.Previous} as the entry before, which has {link.Hash}: one of the two was rewritten"
            : link.RecordedAt is { } before && header.RecordedAt.CompareWith(before) < 0
                ? "it was recorded before the entry that it follows"
            : !Follows(link.Part, header.Part)
                ? $"part {header.Part.Number} of {header.Part.Of} cannot follow "
                    + $"part {link.Part.Number} of {link.Part.Of}"
            : null;
        if (problem is not null)
        {
            damage.Entry(entry, header.Sequence != link.Sequence + 1 ? "sequence" : "body", problem);
        }

        return problem is null;
    }

    private static bool Follows((int Number, int Of) before, (int Number, int Of) part) =>
        before.Number == before.Of ? part.Number == 1 : part == (before.Number + 1, before.Of);

    private sealed record Doubt(StoredEntry Entry, string Computed);

    private sealed record Link(int Sequence, string Hash)
    {
        public Doubt? Doubt { get; init; }

        public StoredEntry? Last { get; init; }

        public Timestamp? RecordedAt { get; init; }

        public (int Number, int Of) Part { get; init; } = (1, 1);

        public bool IsDamaged { get; init; }
    }
}
