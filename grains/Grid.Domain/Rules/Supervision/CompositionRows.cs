using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

public abstract partial record SupervisionRow
{
    /// <summary>How cases and seats come to officers, and how they are taken from them.</summary>
    public sealed record Allotment(LawRow Row, ImmutableArray<Bearer> Of) : SupervisionRow(Row)
    {
        /// <summary>The rule: at random, in rotation, by lot from a list.</summary>
        public string? Method { get; init; }

        /// <summary>The reasons for which somebody may be designated instead: a closed list.</summary>
        public ImmutableArray<string> DesignatedFor { get; init; } = [];

        /// <summary>
        /// The reasons for which it may be changed; any that is written down where none is named, but for a draw.
        /// </summary>
        public ImmutableArray<string> ChangedFor { get; init; } = [];

        /// <summary>What a change takes.</summary>
        public ImmutableArray<string> ChangeNeeds { get; init; } = [];

        /// <summary>What the catalogue of acts calls a change, for clocks.</summary>
        public string? ChangeKnownAs { get; init; }

        /// <summary>Whether a change is for those alone who are named under <see cref="By"/>.</summary>
        public bool IsApproved => ChangeNeeds.Contains("approval", StringComparer.Ordinal);

        /// <summary>Whether a change is for nobody who gives no reason.</summary>
        public bool IsReasoned =>
            !ChangedFor.IsEmpty || ChangeNeeds.Contains("written-reason", StringComparer.Ordinal);

        /// <summary>Who designates or changes.</summary>
        public ImmutableArray<Bearer> By { get; init; } = [];

        public ImmutableArray<Limit> Within { get; init; } = [];

        /// <summary>How the grid draws the slots; nothing where it does not.</summary>
        public DrawTerms? Draw { get; init; }
    }

    /// <summary>Who sits on what.</summary>
    public sealed record Panels(LawRow Row, ImmutableArray<PanelComposition> Compositions) : SupervisionRow(Row);

    /// <summary>How those who sit together come to a decision.</summary>
    public sealed record Deliberation(LawRow Row, ImmutableArray<string> Demands) : SupervisionRow(Row)
    {
        /// <summary>Who speaks first, and so on.</summary>
        public ImmutableArray<Bearer> Order { get; init; } = [];

        public VoteShare? Vote { get; init; }

        /// <summary>Where it goes when nobody has enough votes.</summary>
        public Bearer? Otherwise { get; init; }
    }

    /// <summary>A body beside the one that sits, and what it may say.</summary>
    public sealed record Committee(LawRow Row, Bearer Body) : SupervisionRow(Row)
    {
        /// <summary>When a matter goes to it, or has to.</summary>
        public Condition? When { get; init; }

        /// <summary>Through whose hands a matter comes to it.</summary>
        public ImmutableArray<Bearer> Route { get; init; } = [];

        public VoteShare? Quorum { get; init; }

        public VoteShare? Vote { get; init; }

        /// <summary>Who may be present besides its members.</summary>
        public ImmutableArray<Bearer> Attends { get; init; } = [];

        /// <summary>Whether its word binds; else it is advice.</summary>
        public bool? IsBinding { get; init; }

        /// <summary>What is put on record of it, and where.</summary>
        public ImmutableArray<string> Records { get; init; } = [];

        /// <summary>Where it goes when its advice is not followed, or one body differs from another.</summary>
        public ImmutableArray<Bearer> Onward { get; init; } = [];
    }

    /// <summary>Looking for how like cases were decided, before deciding.</summary>
    public sealed record Search(LawRow Row) : SupervisionRow(Row)
    {
        /// <summary>When it has to be done; always where nothing is said.</summary>
        public Condition? When { get; init; }

        /// <summary>Where to look, in this order.</summary>
        public ImmutableArray<string> Sources { get; init; } = [];

        /// <summary>Whether a find makes looking further needless.</summary>
        public bool StopsAtFind { get; init; }

        /// <summary>Which finds must be followed unless newer law differs.</summary>
        public ImmutableArray<string> Followed { get; init; } = [];

        /// <summary>Which finds, cited by a side, must be answered in the reasons of the decision.</summary>
        public ImmutableArray<string> AnsweredInReasons { get; init; } = [];

        /// <summary>How many years back are looked at first.</summary>
        public int? Years { get; init; }

        /// <summary>Where its outcome is put on record.</summary>
        public ImmutableArray<string> Records { get; init; } = [];
    }
}
