namespace Grid.Grains;

/// <summary>
/// The long streams of officers about whom was asked, as far as they were read, so that the next question reads only
/// what came since. What is remembered was checked entry by entry when it was read, as by a grain that is active; an
/// edit of it afterwards is for the verification to find. It is believed only while the head of the stream still says
/// the same.
/// </summary>
internal sealed class OfficerPasts(ILedger ledger)
{
    /// <summary>Shorter streams are read in an instant, and read anew.</summary>
    public const int LongFrom = 512;

    // Some 200 bytes each. Whoever was asked about last is remembered however long the stream is.
    private const int EntriesMax = 300_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<OfficerPast> _byUse = new();
    private readonly Dictionary<OfficerId, LinkedListNode<OfficerPast>> _known = [];
    private long _entries;

    /// <summary>The officer as far as the entries tell that count.</summary>
    public async Task<OfficerHistory> Of(OfficerId id, AsOf asOf, CancellationToken cancellation)
    {
        var last = await ledger.Head(id.Value, cancellation);
        var known = Known(id);
        // A stream that went back, or says otherwise where we were, is read from its beginning.
        var before = known.Head.Sequence < last.Sequence || known.Head.IsSame(last) ? known : new(id);
        var past = await before.ReadOn(ledger, last, cancellation);
        Remember(past);
        return past.Fold(asOf);
    }

    private OfficerPast Known(OfficerId id)
    {
        lock (_gate)
        {
            return _known.TryGetValue(id, out var node) ? node.Value : new(id);
        }
    }

    private void Remember(OfficerPast past)
    {
        lock (_gate)
        {
            if (_known.Remove(past.Id, out var former))
            {
                _byUse.Remove(former);
                _entries -= former.Value.Count;
            }

            if (past.Damage is not null || past.Count < LongFrom)
            {
                return;
            }

            _known[past.Id] = _byUse.AddLast(past);
            _entries += past.Count;
            while (_entries > EntriesMax && _byUse.First is { } oldest && oldest.Value.Id != past.Id)
            {
                _byUse.RemoveFirst();
                _known.Remove(oldest.Value.Id);
                _entries -= oldest.Value.Count;
            }
        }
    }
}
