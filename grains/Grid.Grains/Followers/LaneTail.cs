namespace Grid.Grains.Followers;

/// <summary>How far one lane has been read, and how far it goes.</summary>
internal sealed class LaneTail(int lane)
{
    private long _position = -1;
    private long _size;

    public int Lane => lane;

    /// <summary>The last position that was read; -1 before the first.</summary>
    public long Position
    {
        get => Volatile.Read(ref _position);
        set => Volatile.Write(ref _position, value);
    }

    /// <summary>The position behind the last entry, as far as is known.</summary>
    public long Size
    {
        get => Volatile.Read(ref _size);
        set => Volatile.Write(ref _size, value);
    }
}
