namespace Grid.Ledger.Verification;

/// <summary>
/// The chains of the streams that are as they must be, which is nearly all of them: some numbers and one hash a stream.
/// A stream that is not is handed over to <see cref="StreamChains"/> for good.
/// </summary>
internal sealed class HealthyChains
{
    private readonly Dictionary<string, StreamLink> _links = new(StreamNames.Comparer);
    private readonly Dictionary<string, StreamLink>.AlternateLookup<ReadOnlySpan<byte>> _byName;

    public HealthyChains() => _byName = _links.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The streams that are still here.</summary>
    public IEnumerable<string> Streams =>
        _links.Where(pair => pair.Value is { IsGivenUp: false, Sequence: > 0 }).Select(pair => pair.Key);

    /// <summary>Where a stream stands; nothing where it has no entry here, or not any more.</summary>
    public StreamLink? Of(string stream) =>
        _links.TryGetValue(stream, out var link) && link is { IsGivenUp: false, Sequence: > 0 } ? link : null;

    /// <summary>The link of a stream, also of one that has just been met or handed over.</summary>
    public StreamLink LinkOf(ReadOnlySpan<byte> stream)
    {
        if (!_byName.TryGetValue(stream, out var link))
        {
            _byName[stream] = link = new();
        }

        return link;
    }

    /// <inheritdoc cref="LinkOf(ReadOnlySpan{byte})"/>
    public StreamLink LinkOf(string stream)
    {
        if (!_links.TryGetValue(stream, out var link))
        {
            _links[stream] = link = new();
        }

        return link;
    }
}
