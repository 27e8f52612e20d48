namespace Grid.Grains.Followers;

/// <summary>What came of looking whether a case is to be marked.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Its entry.</param>
/// <param name="Tag">The mark, in the pack's word.</param>
/// <param name="Finding">What came of it.</param>
internal sealed record MarkRow(CaseId Case, int Sequence, string Tag, MarkFinding Finding)
{
    /// <summary>Who looked; nothing where the grid did, by the pack's condition.</summary>
    public OfficerId? Officer { get; init; }

    /// <summary>The row of the pack that has the mark.</summary>
    public RuleId? Row { get; init; }

    /// <summary>Why, as far as it was told in words of the pack.</summary>
    public FactSet Facts { get; init; } = FactSet.None;

    /// <summary>The digest of the reasons that were given; nothing where none were.</summary>
    public TextDigest? Grounds { get; init; }

    /// <summary>The facts that the grid would have had to know.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>The case that the mark came along from; nothing where it began here.</summary>
    public CaseId? From { get; init; }

    /// <summary>The entry there that it came from, or the act here by which a log told of it.</summary>
    public int? Entry { get; init; }

    /// <summary>The entry by which the mark came off again; nought while it is on.</summary>
    public int Lifted { get; init; }

    public Timestamp At { get; init; }

    /// <summary>What an entry says of a mark; nothing where it speaks of none.</summary>
    public static MarkRow? Of(CaseId id, int sequence, CaseEvent happened, Timestamp at) => happened switch
    {
        CaseEvent.CaseMarked marked => new(id, sequence, marked.Tag, MarkFinding.Marked)
        {
            Officer = marked.Officer,
            Row = marked.Row,
            Facts = marked.Facts,
            Grounds = marked.Grounds,
            From = marked.From,
            Entry = marked.Entry,
            At = at,
        },
        CaseEvent.MarkLifted lifted => new(id, sequence, lifted.Tag, MarkFinding.Lifted)
        {
            Officer = lifted.Officer,
            Row = lifted.Row,
            Grounds = lifted.Grounds,
            Entry = lifted.Entry,
            At = at,
        },
        CaseEvent.LeftUnmarked left => new(id, sequence, left.Tag, MarkFinding.LeftUnmarked)
        {
            Officer = left.Officer,
            Row = left.Row,
            Grounds = left.Grounds,
            Missing = left.Missing,
            At = at,
        },
        _ => null,
    };
}
