namespace Grid.Grains.Deadlines;

/// <summary>Lets no more than so many steps of this silo be under way at once.</summary>
internal sealed class DeadlineGate(DeadlineSettings settings) : IDisposable
{
    private readonly SemaphoreSlim _room = new(settings.TogetherMax);

    public async Task<T> Pass<T>(Func<Task<T>> take)
    {
        await _room.WaitAsync();
        try
        {
            return await take();
        }
        finally
        {
            _room.Release();
        }
    }

    public void Dispose() => _room.Dispose();
}
