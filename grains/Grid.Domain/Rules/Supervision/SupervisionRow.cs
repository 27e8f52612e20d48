using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

/// <summary>
/// What a jurisdiction says about supervision, in rows of a closed set of kinds. Supervising a duty and deciding a case
/// are two things: what supervisors may do is listed, whatever else touches an outcome is interference.
/// </summary>
public abstract partial record SupervisionRow
{
    private SupervisionRow(LawRow row) => Row = row;

    public LawRow Row { get; }

    /// <summary>What a bearer has to see to, whatever else the row says.</summary>
    public sealed record Duty(LawRow Row, ImmutableArray<Bearer> Of, ImmutableArray<string> Duties)
        : SupervisionRow(Row)
    {
        /// <summary>When it is theirs; always where nothing is said.</summary>
        public Condition? When { get; init; }

        public ImmutableArray<Limit> Within { get; init; } = [];

        /// <summary>
        /// The tags of clocks that whoever holds one of the slots keeps, in the place of the holder the clock names.
        /// </summary>
        public ImmutableArray<string> Keeps { get; init; } = [];
    }

    /// <summary>A row of the source with no rule in it, kept so that none is missed.</summary>
    /// <param name="Row">What it says.</param>
    /// <param name="Reason">Why there is no rule in it.</param>
    public sealed record Note(LawRow Row, string Reason) : SupervisionRow(Row);
}
