namespace Grid.Grains.Followers;

/// <summary>
/// Lets a few reads at a time through to the store. Grains read through the same few connections: however many pages
/// are open, most connections are left to them.
/// </summary>
internal sealed class StoreReads : IDisposable
{
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _free = new(AtOnce);

    public async Task<T> Read<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            return await read();
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
