using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

public abstract partial record SupervisionRow
{
    /// <summary>Cases that meet the condition are marked, for denser supervision.</summary>
    public sealed record Tag(LawRow Row, string Name, Condition When) : SupervisionRow(Row)
    {
        /// <summary>The act that marks a case; nothing where only the condition does.</summary>
        public TagMark? Marked { get; init; }

        /// <summary>The act that takes the mark off.</summary>
        public TagMark? Lifted { get; init; }
    }

    /// <summary>Who marks cases, when, and how a mark is taken off.</summary>
    public sealed record Identification(LawRow Row, ImmutableArray<string> Tags) : SupervisionRow(Row)
    {
        public ImmutableArray<string> Occasions { get; init; } = [];

        public ImmutableArray<Bearer> By { get; init; } = [];

        /// <summary>Those who must report that a case is one.</summary>
        public ImmutableArray<Bearer> MustReport { get; init; } = [];

        /// <summary>Whether the grid proposes the mark where the condition holds.</summary>
        public bool IsAutomatic { get; init; }

        /// <summary>What it takes to lift the mark; it cannot be where nothing is named.</summary>
        public ImmutableArray<string> LiftedWith { get; init; } = [];

        /// <summary>Who lifts the mark; those who mark where nobody is named. Nobody lifts their own.</summary>
        public ImmutableArray<Bearer> LiftedBy { get; init; } = [];
    }

    /// <summary>What is done differently in marked cases.</summary>
    public sealed record Measures(LawRow Row, ImmutableArray<string> Tags, ImmutableArray<Measure> Taken)
        : SupervisionRow(Row);
}
