namespace Grid.Domain.Cases;

/// <summary>An act as the case remembers it, for rules that look back.</summary>
[GenerateSerializer, Immutable, Alias("act-on-record")]
public sealed record ActOnRecord(int Sequence, string Act, OfficerId? Officer, Timestamp At) : IComparable<ActOnRecord>
{
    /// <summary>Where it stands in the log it came from; nothing for an act done through the grid.</summary>
    [Id(0)]
    public Place? Place { get; init; }

    [Id(1)]
    public FactSet Facts { get; init; } = FactSet.None;

    /// <summary>
    /// Whether it was done without the power to do it, and waits for somebody to say whether it stands.
    /// </summary>
    [Id(2)]
    public bool IsVoidPending { get; init; }

    /// <summary>The stage it was done in.</summary>
    [Id(10)]
    public string? Stage { get; init; }

    /// <summary>The procedure it was done under.</summary>
    [Id(11)]
    public string? Procedure { get; init; }

    /// <summary>That it was entered late, and who approved of it; nothing where it was not.</summary>
    [Id(12)]
    public LateOnRecord? Late { get; init; }

    /// <summary>
    /// By place within the log that told of them; acts without a place follow in the order of the ledger.
    /// </summary>
    public int CompareTo(ActOnRecord? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byPlace = (Place, other.Place) switch
        {
            ({ } mine, { } theirs) => mine.CompareTo(theirs),
            ({ }, null) => -1,
            (null, { }) => 1,
            _ => 0,
        };
        return byPlace != 0 ? byPlace : Sequence.CompareTo(other.Sequence);
    }

    public static bool operator <(ActOnRecord left, ActOnRecord right) => left.CompareTo(right) < 0;

    public static bool operator >(ActOnRecord left, ActOnRecord right) => left.CompareTo(right) > 0;

    public static bool operator <=(ActOnRecord left, ActOnRecord right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ActOnRecord left, ActOnRecord right) => left.CompareTo(right) >= 0;
}
