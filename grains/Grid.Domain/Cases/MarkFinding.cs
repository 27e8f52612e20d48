namespace Grid.Domain.Cases;

/// <summary>What comes of looking whether a case is to be marked.</summary>
[GenerateSerializer, Alias("mark-finding")]
public enum MarkFinding
{
    Marked,
    Lifted,

    /// <summary>Somebody looked, and did not mark it.</summary>
    LeftUnmarked,
}
