namespace Grid.Grains.Followers.Histories;

/// <summary>The readings that were asked for last, by the names of their streams; one at a time may use one.</summary>
internal sealed class Readings<T>(Func<string, T> make, int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private long _uses;

    /// <summary>Uses a reading, alone. It is kept unless the use says that there is nothing to keep.</summary>
    public async Task<TResult?> Use<TResult>(
        string stream, Func<T, Task<TResult?>> use, CancellationToken cancellation)
        where TResult : class
    {
        var kept = Keep(stream);
        await kept.Turn.WaitAsync(cancellation);
        var result = (TResult?)null;
        try
        {
            result = await use(kept.Reading);
        }
        finally
        {
            if (result is null)
            {
                Drop(stream, kept);
            }

            kept.Turn.Release();
        }

        return result;
    }

    private Kept Keep(string stream)
    {
        lock (_gate)
        {
            if (!_kept.TryGetValue(stream, out var kept))
            {
                if (_kept.Count >= most)
                {
                    _kept.Remove(_kept.MinBy(known => known.Value.LastUse).Key);
                }

                _kept.Add(stream, kept = new(make(stream), new SemaphoreSlim(1)));
            }

            kept.LastUse = ++_uses;
            return kept;
        }
    }

    private void Drop(string stream, Kept dropped)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(stream, out var kept) && kept == dropped)
            {
                _kept.Remove(stream);
            }
        }
    }

    // Nobody asks for the handle of the semaphore, so there is nothing in it that must be given back.
    private sealed class Kept(T reading, SemaphoreSlim turn)
    {
        public T Reading => reading;

        public SemaphoreSlim Turn => turn;

        public long LastUse { get; set; }
    }
}
