using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

public abstract partial record SupervisionRow
{
    /// <summary>Why somebody must step out of a case.</summary>
    public sealed record RecusalGrounds(LawRow Row, ImmutableArray<Bearer> Of, ImmutableArray<string> Grounds)
        : SupervisionRow(Row)
    {
        /// <summary>Whom the grounds mean by kin.</summary>
        public ImmutableArray<string> Kin { get; init; } = [];
    }

    /// <summary>Who decides on a recusal.</summary>
    public sealed record RecusalDeciders(LawRow Row, ImmutableArray<RecusalDecider> Deciders) : SupervisionRow(Row);

    /// <summary>What a recusal does, at each moment of it.</summary>
    public sealed record RecusalEffects(LawRow Row, ImmutableArray<RecusalEffect> Effects) : SupervisionRow(Row);
}
