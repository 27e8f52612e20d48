namespace Grid.Domain.Rules;

/// <summary>One line of a pack's act catalogue.</summary>
public sealed record ActEntry(ActPattern Act, string? Title)
{
    /// <summary>What the act is to clocks, beside its own name: types of events that move them.</summary>
    public ImmutableArray<string> Events { get; init; } = [];
}
