namespace Grid.Domain.Vocabulary;

/// <summary>Whether an officer may act at all.</summary>
[GenerateSerializer, Alias("standing")]
public enum Standing
{
    /// <summary>Nobody has said. Known by name only, for example from a log.</summary>
    Unknown = 0,
    Active = 1,
    Suspended = 2,

    /// <summary>Away for a time, and somebody stands in.</summary>
    OnLeave = 3,

    /// <summary>In office no more.</summary>
    Left = 4,
}
