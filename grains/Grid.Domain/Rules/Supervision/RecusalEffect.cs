using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

/// <summary>What a recusal does at one moment.</summary>
public sealed record RecusalEffect(RecusalMoment Moment, string Effect)
{
    /// <summary>Whose recusal; everybody's where none is named.</summary>
    public ImmutableArray<Bearer> Of { get; init; } = [];

    /// <summary>The kinds of case it holds for; all where none is named.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>What goes on all the same.</summary>
    public ImmutableArray<string> Except { get; init; } = [];

    /// <summary>Who settles it, where it is settled case by case.</summary>
    public Bearer? By { get; init; }
}
