using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// Which cases are sealed. A case is from its opening on, or never: its first entry tells, and tells it for good. Of a
/// grid whose packs seal nothing no case is looked at.
/// </summary>
internal sealed class SealedCases(ILedger ledger)
{
    // Beyond it it is cheaper to read again than to hold them all.
    private const int KnownMax = 100_000;

    // As it stands in a pack that seals cases; one that only has the word is looked at in vain.
    private const string Word = "secrecy";

    private static readonly ImmutableArray<string> Publishing = [EventTypes.AliasOf(typeof(PackEvent.Published))];

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (int Sequence, bool Seals)> _packs = new(StringComparer.Ordinal);

    /// <summary>Whether a stream is that of a sealed case.</summary>
    public async ValueTask<bool> IsSealed(string stream, CancellationToken cancellation) =>
        IsCase(stream) && await MayBe(cancellation) && await Look(stream, cancellation);

    /// <summary>The same, where very many are asked about one by one.</summary>
    public ValueTask<bool> IsSealed(CaseId id, CancellationToken cancellation) => Look(id.Value, cancellation);

    /// <summary>Rows without those that speak of a sealed case.</summary>
    public async ValueTask<ImmutableArray<T>> Without<T>(
        ImmutableArray<T> rows, Func<T, string> streamOf, CancellationToken cancellation)
    {
        if (rows.IsEmpty || !await MayBe(cancellation))
        {
            return rows;
        }

        var open = ImmutableArray.CreateBuilder<T>(rows.Length);
        foreach (var row in rows)
        {
            var stream = streamOf(row);
            if (!IsCase(stream) || !await Look(stream, cancellation))
            {
                open.Add(row);
            }
        }

        return open.ToImmutable();
    }

    /// <summary>Entries without those of sealed cases.</summary>
    public ValueTask<ImmutableArray<T>> WithoutEntries<T>(
        ImmutableArray<T> entries, Func<T, string> jsonOf, CancellationToken cancellation) =>
        Without(entries, entry => StreamOf(jsonOf(entry)), cancellation);

    /// <summary>Whether a pack seals cases, or did.</summary>
    private async ValueTask<bool> MayBe(CancellationToken cancellation)
    {
        foreach (var stream in await ledger.StreamsWith(Streams.PackPrefix, Publishing, cancellation))
        {
            var head = (await ledger.Head(stream, cancellation)).Sequence;
            if (!_packs.TryGetValue(stream, out var known) || known.Sequence != head)
            {
                known = _packs[stream] = (head, await Seals(stream, cancellation));
            }

            if (known.Seals)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> Seals(string stream, CancellationToken cancellation)
    {
        await foreach (var stored in ledger.Read(stream, 1, cancellation))
        {
            if (EventIn(stored) is PackEvent.Published published
                && (await ledger.PackContent(published.Version, cancellation))
                    ?.Contains(Word, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }

    private async ValueTask<bool> Look(string stream, CancellationToken cancellation)
    {
        if (_known.TryGetValue(stream, out var known))
        {
            return known;
        }

        await foreach (var stored in ledger.Read(stream, 1, cancellation))
        {
            return Keep(stream, EventIn(stored));
        }

        return false;
    }

    private bool Keep(string stream, object? first)
    {
        if (_known.Count >= KnownMax)
        {
            _known.Clear();
        }

        return _known[stream] = first is CaseEvent.Opened { IsSealed: true };
    }

    // What is damaged says nothing, and is told of as damage elsewhere.
    private static object? EventIn(StoredEntry stored)
    {
        try
        {
            return EntryCodec.Decode(stored.Body).ReadEvent();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsCase(string stream) => stream.StartsWith(CaseId.Prefix, StringComparison.Ordinal);

    // Whoever follows from the beginning meets each case at its opening: nothing need be read of it once more.
    private string StreamOf(string json)
    {
        try
        {
            var entry = EntryCodec.Decode(Encoding.UTF8.GetBytes(json));
            if (entry.Header is { Sequence: 1, Stream: var stream } && IsCase(stream))
            {
                Keep(stream, entry.ReadEvent());
            }

            return entry.Header.Stream;
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
