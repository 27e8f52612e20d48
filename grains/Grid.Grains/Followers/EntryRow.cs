namespace Grid.Grains.Followers;

/// <summary>An entry, as whoever checks it by hand wants to see it.</summary>
internal sealed record EntryRow(int Sequence, string Type, string Hash, string Previous)
{
    /// <summary>When it took effect.</summary>
    public Timestamp At { get; init; }

    public Timestamp RecordedAt { get; init; }

    public string By { get; init; } = "";

    /// <summary><c>request</c> or <c>record</c>.</summary>
    public string Intent { get; init; } = "";

    public int Lane { get; init; }

    public long Position { get; init; }

    /// <summary>The stored bytes as text.</summary>
    public string Json { get; init; } = "";

    /// <summary>Whether it is shown without whose record it is, and so without its stored bytes.</summary>
    public bool IsShielded { get; init; }

    /// <summary>What is wrong with the row, where it cannot be believed; only what is stored is told then.</summary>
    public string? Damage { get; init; }
}
