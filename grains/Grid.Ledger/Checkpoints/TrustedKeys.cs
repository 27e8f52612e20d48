namespace Grid.Ledger.Checkpoints;

/// <summary>The keys that a reader trusts: those that were named, and all that they have handed on to.</summary>
internal sealed class TrustedKeys
{
    private readonly ImmutableArray<VerifyingKey> _named;
    private readonly ImmutableArray<KeySuccession> _successions;

    private TrustedKeys(ImmutableArray<VerifyingKey> named, ImmutableArray<KeySuccession> successions) =>
        (_named, _successions) = (named, successions);

    public bool IsEmpty => _named.IsEmpty;

    public static TrustedKeys None { get; } = new([], []);

    public static TrustedKeys Of(params ReadOnlySpan<VerifyingKey> keys) => new([.. keys], []);

    /// <summary>Reads keys, one a line, and behind an empty line the notes by which they have handed on.</summary>
    /// <exception cref="NoteException">The text holds something else.</exception>
    public static TrustedKeys Parse(string text)
    {
        var split = text.IndexOf("\n\n", StringComparison.Ordinal);
        var keys = (split < 0 ? text : text[..split]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var notes = split < 0 ? [] : NoteText.Notes(text[(split + 2)..]);
        return keys.Length > 0
            ? new([.. keys.Select(VerifyingKey.Parse)], [.. notes.Select(KeySuccession.Parse)])
            : throw new NoteException("it names no key");
    }

    public TrustedKeys And(TrustedKeys others) =>
        new(_named.AddRange(others._named), _successions.AddRange(others._successions));

    /// <summary>These keys and all that follow from them, also by the successions given.</summary>
    public ImmutableHashSet<VerifyingKey> With(IEnumerable<KeySuccession> successions)
    {
        var all = _successions.AddRange(successions);
        var known = _named.ToImmutableHashSet();
        for (var before = 0; before < known.Count;)
        {
            before = known.Count;
            known = known.Union(all.Where(one => known.Contains(one.From)).Select(one => one.To));
        }

        return known;
    }
}
