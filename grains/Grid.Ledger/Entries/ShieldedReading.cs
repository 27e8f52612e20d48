using System.Text;
using System.Text.Json;

namespace Grid.Ledger.Entries;

/// <summary>
/// Tells which entries are to be shown in part, as they come one after another. The first entry of a command says it
/// for the others; they nearly always come right behind it, so that it need not be looked up.
/// </summary>
/// <param name="read">The entries of a stream, from a sequence on.</param>
internal sealed class ShieldedReading(Func<string, int, IAsyncEnumerable<StoredEntry>> read)
{
    private (EntryHeader Header, bool IsShielded)? _before;
    private string? _beforeUnread;

    /// <summary>Whether an entry is one of a command that has put on record what was said to a case.</summary>
    public async ValueTask<bool> Is(EntryHeader header)
    {
        var isShielded = ShieldedEntry.Is(header.Type)
            || (header.Part.Number > 1
                && header.Stream.StartsWith(CaseId.Prefix, StringComparison.Ordinal)
                && (OfBefore(header) ?? await LookUp(header)));
        (_before, _beforeUnread) = ((header, isShielded), null);
        return isShielded;
    }

    /// <summary>The same, where most entries are none and reading all of them would take too long.</summary>
    public async ValueTask<bool> Is(string json)
    {
        if (ShieldedEntry.IsClearlyNone(json))
        {
            _beforeUnread = json;
            return false;
        }

        // What is damaged is told of as damage elsewhere.
        return HeaderOf(json) is { } header && await Is(header);
    }

    // Nothing where the entry before is none of the same command.
    private bool? OfBefore(EntryHeader header)
    {
        if (_beforeUnread is { } json)
        {
            _before = HeaderOf(json) is { } read ? (read, false) : null;
        }

        return _before is { } before
            && before.Header.Command == header.Command
            && before.Header.Stream == header.Stream
            && before.Header.Sequence == header.Sequence - 1
            && before.Header.Part.Number == header.Part.Number - 1
                ? before.IsShielded
                : null;
    }

    private async Task<bool> LookUp(EntryHeader header)
    {
        await foreach (var first in read(header.Stream, header.Sequence - header.Part.Number + 1))
        {
            return ShieldedEntry.Is(first.Type);
        }

        return false;
    }

    private static EntryHeader? HeaderOf(string json)
    {
        try
        {
            return EntryCodec.Decode(Encoding.UTF8.GetBytes(json)).Header;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
