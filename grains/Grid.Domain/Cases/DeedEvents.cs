namespace Grid.Domain.Cases;

/// <summary>What clocks call the deeds that are no acts of the catalogue; a pack's clocks may speak of them.</summary>
public static class DeedEvents
{
    public static readonly ImmutableArray<string> All =
    [
        CaseOpened,
        HandoverDeeds.Sent, HandoverDeeds.Accepted, HandoverDeeds.Refused, HandoverDeeds.Recalled,
        SupervisionDeeds.Interfered, Approached, ApproachRecorded,
    ];

    /// <summary>
    /// A case is opened: what begins with that begins whether or not anybody goes on to say so.
    /// </summary>
    internal const string CaseOpened = nameof(CaseOpened);

    /// <summary>Somebody speaks to a case. Such a clock is never started: by its length records are measured.</summary>
    private const string Approached = "Approached";

    /// <summary>It is put on record.</summary>
    private const string ApproachRecorded = "ApproachRecorded";
}
