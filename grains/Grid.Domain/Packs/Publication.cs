namespace Grid.Domain.Packs;

/// <summary>What a pack says of its own publication.</summary>
public sealed record Publication
{
    /// <summary>A pack that says nothing of it.</summary>
    public static readonly Publication Plain = new();

    public EffectiveDates? Effective { get; init; }

    public PackTransition? Transition { get; init; }

    /// <summary>The version that it corrects, by the beginning of its hash.</summary>
    public string? Replaces { get; init; }

    /// <summary>File and line where the pack says it.</summary>
    public string Place { get; init; } = "pack.yaml:1";

    /// <summary>The version as it will stand beside others.</summary>
    public PublishedVersion As(PackVersion version) =>
        new(version) { Effective = Effective, Transition = Transition };
}
