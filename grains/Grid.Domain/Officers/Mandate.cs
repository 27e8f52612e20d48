namespace Grid.Domain.Officers;

/// <summary>
/// Standing authority of an officer: which powers, in which kinds of case, from when until when, granted by whom.
/// </summary>
[GenerateSerializer, Immutable, Alias("mandate")]
public sealed record Mandate(MandateId Id)
{
    [Id(0)]
    public ImmutableArray<Power> Powers { get; init; } = [];

    /// <summary>The kinds of case it covers; all where none is named.</summary>
    [Id(1)]
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>The first moment it holds.</summary>
    [Id(2)]
    public Timestamp From { get; init; }

    /// <summary>The first moment it holds no longer; nothing where no end is set.</summary>
    [Id(3)]
    public Timestamp? Until { get; init; }

    [Id(4)]
    public AskerId GrantedBy { get; init; }

    /// <summary>The post it comes with, where it comes with one.</summary>
    [Id(5)]
    public string? Post { get; init; }

    /// <summary>When it was taken back, before its end.</summary>
    [Id(6)]
    public Timestamp? RevokedAt { get; init; }

    /// <summary>Whether it gives the power at the time; nothing where the times cannot be compared.</summary>
    public bool? Covers(Power power, string? kind, Timestamp at)
    {
        return Powers.Contains(power) && (Kinds.IsEmpty || (kind is not null && Kinds.Contains(kind)))
            ? HoldsAt(at)
            : false;
    }

    /// <summary>Whether it holds at the time; nothing where the times cannot be compared.</summary>
    public bool? HoldsAt(Timestamp at) => (HasBegun(at), HasEnded(Until, at), HasEnded(RevokedAt, at)) switch
    {
        (false, _, _) or (_, true, _) or (_, _, true) => false,
        (true, false, false) => true,
        _ => null,
    };

    private bool? HasBegun(Timestamp at) => at.CompareWith(From) is { } order ? order >= 0 : null;

    private static bool? HasEnded(Timestamp? end, Timestamp at) =>
        end is not { } ends ? false : at.CompareWith(ends) is { } order ? order >= 0 : null;
}
