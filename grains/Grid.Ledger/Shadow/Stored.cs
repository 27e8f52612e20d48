using System.Text.Json;

namespace Grid.Ledger.Shadow;

/// <summary>Reads entries that somebody else has to verify.</summary>
internal static class Stored
{
    /// <exception cref="LedgerFailure">The entry is none.</exception>
    public static (EntryHeader Header, object Happened) Read(StoredEntry stored)
    {
        try
        {
            var entry = EntryCodec.Decode(stored.Body);
            return (entry.Header, entry.ReadEvent());
        }
        catch (JsonException damaged)
        {
            throw new LedgerFailure(
                $"entry {stored.Sequence} of {stored.Stream} cannot be read ({damaged.Message}); run `grid verify`",
                damaged);
        }
    }
}
