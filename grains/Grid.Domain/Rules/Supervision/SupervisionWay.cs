using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

/// <summary>One way of supervising another organ's work.</summary>
public sealed record SupervisionWay(string Name)
{
    /// <summary>When it is used; at will where nothing is said.</summary>
    public Condition? When { get; init; }

    /// <summary>Who decides on it, where not anybody may.</summary>
    public Bearer? DecidedBy { get; init; }

    /// <summary>The times it sets: to reply, to look again, to use it at all.</summary>
    public ImmutableArray<Limit> Limits { get; init; } = [];
}
