using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

public abstract partial record SupervisionRow
{
    /// <summary>Which cases are sealed from their opening on: to whom one is not open, it is not there.</summary>
    /// <param name="Row">What it says.</param>
    public sealed record Secrecy(LawRow Row) : SupervisionRow(Row)
    {
        /// <summary>The kinds of case that are.</summary>
        public ImmutableArray<string> SealedKinds { get; init; } = [];

        /// <summary>What is known of a case at its opening that seals it.</summary>
        public Condition? SealedWhen { get; init; }

        /// <summary>
        /// Who may read it beside those who answer in it and their supervisors: by a slot of the case, or above them.
        /// </summary>
        public ImmutableArray<Bearer> Readers { get; init; } = [];

        /// <summary>Whether it seals a case that is opened so.</summary>
        public bool Seals(string? kind, FactSet facts) =>
            (kind is not null && SealedKinds.Contains(kind))
            || SealedWhen?.Holds(fact => facts[fact]) == true;
    }
}
