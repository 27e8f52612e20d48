using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

public abstract partial record SupervisionRow
{
    /// <summary>The closed list of what supervisors may do.</summary>
    public sealed record Acts(LawRow Row, ImmutableArray<Bearer> By, ImmutableArray<SupervisionAct> Allowed)
        : SupervisionRow(Row)
    {
        /// <summary>The cases in which they may; all where none is named.</summary>
        public ImmutableArray<string> Tags { get; init; } = [];

        /// <summary>The class of clue that is opened on what is not on the list; nothing where none is.</summary>
        public string? Clue { get; init; }
    }

    /// <summary>What nobody named here may do; it is put on record as interference.</summary>
    public sealed record ForbiddenActs(LawRow Row, ImmutableArray<Bearer> By, ImmutableArray<string> Forbidden)
        : SupervisionRow(Row)
    {
        /// <summary>What must be done where it could not be avoided.</summary>
        public ImmutableArray<Limit> ElseReported { get; init; } = [];

        /// <summary>The clock by whose length it is counted whether that came in time.</summary>
        public ClockId? Clock { get; init; }

        /// <summary>The class of clue that is opened on whoever tries it; nothing where none is.</summary>
        public string? Clue { get; init; }

        /// <summary>The acts of the catalogue by which it is tried.</summary>
        public ImmutableArray<ForbiddenAttempt> Attempts { get; init; } = [];
    }

    /// <summary>Ways in which somebody outside may lawfully speak to a case: not interference.</summary>
    public sealed record Channels(LawRow Row, ImmutableArray<string> Open) : SupervisionRow(Row)
    {
        /// <summary>What is put on record of each.</summary>
        public ImmutableArray<string> LoggedWith { get; init; } = [];
    }

    /// <summary>Something that must be put on record whenever it happens.</summary>
    public sealed record RecordKeeping(LawRow Row, ImmutableArray<string> Of, ImmutableArray<Bearer> By)
        : SupervisionRow(Row)
    {
        /// <summary>What the record holds.</summary>
        public ImmutableArray<string> Fields { get; init; } = [];

        public ImmutableArray<Bearer> VisibleTo { get; init; } = [];

        public ImmutableArray<Bearer> ReportedTo { get; init; } = [];

        /// <summary>Whether only writing will do.</summary>
        public bool InWriting { get; init; }

        /// <summary>How often it is reported, also where there is nothing to report.</summary>
        public ImmutableArray<Limit> Reports { get; init; } = [];

        /// <summary>What an act without its record counts as.</summary>
        public string? ElseCountsAs { get; init; }

        /// <summary>The clock by whose length it is counted whether it was put on record in time.</summary>
        public ClockId? Clock { get; init; }
    }

    /// <summary>What follows when duties of supervision or of record are not done.</summary>
    public sealed record Consequences(LawRow Row, ImmutableArray<Consequence> Follow) : SupervisionRow(Row);
}
