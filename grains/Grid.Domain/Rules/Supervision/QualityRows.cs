using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

public abstract partial record SupervisionRow
{
    /// <summary>Looking at the quality of cases.</summary>
    public sealed record Evaluation(LawRow Row, ImmutableArray<Bearer> By) : SupervisionRow(Row)
    {
        /// <summary>The cases it looks at.</summary>
        public ImmutableArray<string> Covers { get; init; } = [];

        /// <summary>Its steps in order.</summary>
        public ImmutableArray<string> Steps { get; init; } = [];

        /// <summary>Its grades from the best down.</summary>
        public ImmutableArray<string> Grades { get; init; } = [];

        /// <summary>Who must not evaluate: those who took part.</summary>
        public ImmutableArray<Bearer> Excluded { get; init; } = [];

        /// <summary>What follows from a grade.</summary>
        public ImmutableSortedDictionary<string, string> Outcomes { get; init; } =
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

        /// <summary>What it must not touch.</summary>
        public ImmutableArray<string> Untouched { get; init; } = [];
    }

    /// <summary>The ways in which one organ supervises another's work, with the time it has to answer.</summary>
    public sealed record Instruments(LawRow Row, Bearer By, ImmutableArray<SupervisionWay> Ways) : SupervisionRow(Row)
    {
        /// <summary>Whose work.</summary>
        public ImmutableArray<Bearer> Over { get; init; } = [];
    }

    /// <summary>What must pass somebody's hands or eyes inside an organ.</summary>
    public sealed record Control(LawRow Row, ImmutableArray<Bearer> By) : SupervisionRow(Row)
    {
        public Condition? When { get; init; }

        /// <summary>The acts and documents it is over.</summary>
        public ImmutableArray<string> Over { get; init; } = [];

        /// <summary>What is looked at.</summary>
        public ImmutableArray<string> Checks { get; init; } = [];

        /// <summary>What has to be there: a recording, an entry in the system.</summary>
        public ImmutableArray<string> Demands { get; init; } = [];

        /// <summary>What may be done about it.</summary>
        public ImmutableArray<string> Powers { get; init; } = [];

        /// <summary>The organ that is reached through whoever controls, and no other way.</summary>
        public Bearer? OnlyExitTo { get; init; }

        /// <summary>The acts by which it is controlled that something leaves.</summary>
        public ImmutableArray<string> ReviewedBy { get; init; } = [];
    }

    /// <summary>Steps of warning, each to more people or with more weight.</summary>
    public sealed record WarningLadder(LawRow Row, ImmutableArray<WarningLevel> Levels) : SupervisionRow(Row);
}
