using Grid.Domain.Clocks;

namespace Grid.Domain.Rules;

/// <summary>A time by which something named is to be done, inside a row that is not a clock of its own.</summary>
/// <param name="What">What is to be done.</param>
/// <param name="Length">How long, as a sum of terms; nothing where the law leaves it open.</param>
public sealed record Limit(string What, ImmutableArray<Term> Length)
{
    /// <summary>How long with its extension, where it can be made longer.</summary>
    public ImmutableArray<Term> AtMost { get; init; } = [];

    /// <summary>Whether the length is a suggestion that whoever runs the pack has to settle.</summary>
    public bool IsParameter { get; init; }
}
