namespace Grid.Grains.Followers;

/// <summary>An entry that was made just now.</summary>
internal sealed record RecentEntry(string Stream, int Sequence, string Type, Timestamp At)
{
    /// <summary>The officer it speaks of, else the one who asked for it.</summary>
    public OfficerId? Officer { get; init; }

    public string? Act { get; init; }

    public bool IsBreach { get; init; }

    public long Position { get; init; }
}
