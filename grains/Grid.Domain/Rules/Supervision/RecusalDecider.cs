using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

/// <summary>Who decides on the recusal of whom.</summary>
public sealed record RecusalDecider(ImmutableArray<Bearer> Of, Bearer By)
{
    /// <summary>The kinds of case it holds for; all where none is named.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];
}
