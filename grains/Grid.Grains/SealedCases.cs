using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// Which cases are sealed. A case is from its opening on, or never, and its opening tells it for good. That may not be
/// the first entry under its id: attempts are noted of a case that nobody has opened yet, and are open to anybody
/// before it is opened and after. Of a grid whose packs seal nothing no case is looked at.
/// </summary>
internal sealed class SealedCases(ILedger ledger)
{
    // Beyond it it is cheaper to read again than to hold them all.
    private const int KnownMax = 100_000;

    // As it stands in a pack that seals cases; one that only has the word is looked at in vain.
    private const string Word = "secrecy";

    private static readonly ImmutableArray<string> Publishing = [EventTypes.AliasOf(typeof(PackEvent.Published))];
    private static readonly string Opening = EventTypes.AliasOf(typeof(CaseEvent.Opened));

    private readonly ConcurrentDictionary<string, ReadSoFar> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (int Sequence, bool Seals)> _packs = new(StringComparer.Ordinal);

    /// <summary>Whether a stream is that of a sealed case.</summary>
    public async ValueTask<bool> IsSealed(string stream, CancellationToken cancellation) =>
        await SealedBy(stream, cancellation) is not null;

    /// <summary>The same, where very many are asked about one by one.</summary>
    public async ValueTask<bool> IsSealed(CaseId id, CancellationToken cancellation) =>
        await Look(id.Value, cancellation) is not null;

    /// <summary>The entry from which on a stream is that of a sealed case; nothing where it is none.</summary>
    public async ValueTask<int?> SealedBy(string stream, CancellationToken cancellation) =>
        IsCase(stream) && await MayBe(cancellation) ? await Look(stream, cancellation) : null;

    /// <summary>Rows without those that speak of a sealed case.</summary>
    public ValueTask<ImmutableArray<T>> Without<T>(
        ImmutableArray<T> rows, Func<T, string> streamOf, CancellationToken cancellation) =>
        Without(rows, row => (streamOf(row), int.MaxValue), cancellation);

    /// <summary>Entries without those of sealed cases.</summary>
    public ValueTask<ImmutableArray<T>> WithoutEntries<T>(
        ImmutableArray<T> entries, Func<T, string> jsonOf, CancellationToken cancellation) =>
        Without(entries, entry => PlaceOf(jsonOf(entry)), cancellation);

    private async ValueTask<ImmutableArray<T>> Without<T>(
        ImmutableArray<T> rows, Func<T, (string Stream, int Sequence)> placeOf, CancellationToken cancellation)
    {
        if (rows.IsEmpty || !await MayBe(cancellation))
        {
            return rows;
        }

        var open = ImmutableArray.CreateBuilder<T>(rows.Length);
        foreach (var row in rows)
        {
            var (stream, sequence) = placeOf(row);
            if (!IsCase(stream) || await Look(stream, cancellation) is not { } by || sequence < by)
            {
                open.Add(row);
            }
        }

        return open.ToImmutable();
    }

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

    private async ValueTask<int?> Look(string stream, CancellationToken cancellation)
    {
        var known = _known.GetValueOrDefault(stream);
        if (!known.IsOpened)
        {
            await foreach (var stored in ledger.Read(stream, known.Last + 1, cancellation))
            {
                known = Keep(stream, (int)Math.Clamp(stored.Sequence, 0, int.MaxValue - 1), EventIn(stored));
                if (known.IsOpened)
                {
                    break;
                }
            }
        }

        return known.IsSealed ? known.Last : null;
    }

    private ReadSoFar Keep(string stream, int sequence, object? happened)
    {
        if (_known.Count >= KnownMax)
        {
            _known.Clear();
        }

        var found = new ReadSoFar(
            sequence, happened is CaseEvent.Opened, happened is CaseEvent.Opened { IsSealed: true });
        return _known.AddOrUpdate(
            stream,
            found,
            (_, before) => before.IsOpened || (!found.IsOpened && before.Last > found.Last) ? before : found);
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
    private (string Stream, int Sequence) PlaceOf(string json)
    {
        try
        {
            var entry = EntryCodec.Decode(Encoding.UTF8.GetBytes(json));
            var (stream, sequence) = (entry.Header.Stream, entry.Header.Sequence);
            if (entry.Header.Type == Opening && IsCase(stream))
            {
                Keep(stream, sequence, entry.ReadEvent());
            }

            return (stream, sequence);
        }
        catch (JsonException)
        {
            return ("", 0);
        }
    }

    /// <summary>How far a case was looked at: to its opening, or to its end where it has none.</summary>
    /// <param name="Last">The last entry that was looked at.</param>
    /// <param name="IsOpened">Whether that is the opening.</param>
    /// <param name="IsSealed">Whether it is that of a sealed case.</param>
    private readonly record struct ReadSoFar(int Last, bool IsOpened, bool IsSealed);
}
