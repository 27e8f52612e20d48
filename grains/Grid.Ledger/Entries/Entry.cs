using System.Text.Json;

namespace Grid.Ledger.Entries;

/// <summary>One link of the ledger, read back: its header, and the data of its event, as JSON.</summary>
internal sealed record Entry(EntryHeader Header, ReadOnlyMemory<byte> Data)
{
    /// <summary>The event itself.</summary>
    /// <exception cref="JsonException">The type is unknown, or the data are not of that type.</exception>
    public object ReadEvent() => EventJson.Read(Header.Type, Data.Span);
}
