using System.Collections.Frozen;

namespace Grid.Domain.Rules.Supervision;

/// <summary>
/// What a pack says of supervising a case and of speaking to one, by the words for it: every act that is asked for is
/// looked up in it.
/// </summary>
internal sealed class SupervisionIndex
{
    public static readonly SupervisionIndex Empty = new([]);

    /// <summary>The word by which a pack gives as a reason that who holds a seat has stepped out of the case.</summary>
    public const string Recusal = "recusal";

    /// <summary>The word under which a record of the pack speaks of acts of supervision.</summary>
    private const string SupervisionAct = "supervision-act";

    /// <summary>The word under which a record of the pack speaks of interference.</summary>
    private const string Interference = "interference";

    private readonly FrozenDictionary<string, (SupervisionRow.Acts, SupervisionAct)> _allowed;
    private readonly FrozenDictionary<string, SupervisionRow.ForbiddenActs> _forbidden;
    private readonly FrozenDictionary<string, (SupervisionRow.ForbiddenActs, string)> _attempts;
    private readonly FrozenDictionary<string, SupervisionRow> _approaches;
    private readonly ImmutableArray<SupervisionRow.Allotment> _allotments;
    private readonly FrozenSet<string> _ofMarks;
    private readonly ImmutableArray<SupervisionRow.Identification> _identifying;
    private readonly ImmutableArray<(string Reason, ImmutableArray<string> Tags)> _designating;

    private SupervisionIndex(ImmutableArray<SupervisionRow> rows)
    {
        var forbidden = rows.OfType<SupervisionRow.ForbiddenActs>().ToArray();
        var kept = rows.OfType<SupervisionRow.RecordKeeping>().ToArray();
        List = rows.OfType<SupervisionRow.Acts>().FirstOrDefault();
        _allowed = ByWord(
            from row in rows.OfType<SupervisionRow.Acts>()
            from act in row.Allowed
            select (act.Act, (row, act)));
        _forbidden = ByWord(from row in forbidden from act in row.Forbidden select (act, row));
        _attempts = ByWord(
            from row in forbidden
            from attempt in row.Attempts
            from tried in attempt.By
            select (tried, (row, attempt.Act)));
        // What must be put on record comes before what must not be, and both before the ways that are open to anybody.
        _approaches = ByWord(
            kept.SelectMany(row => row.Of.Where(kind => kind != SupervisionAct).Select(kind => (kind, Row(row))))
                .Concat(forbidden.SelectMany(row => row.Forbidden.Select(act => (act, Row(row)))))
                .Concat(rows.OfType<SupervisionRow.Channels>()
                    .SelectMany(row => row.Open.Select(channel => (channel, Row(row))))));
        Fields = [.. kept.Where(row => row.Of.Contains(SupervisionAct)).SelectMany(row => row.Fields).Distinct()];
        ReportedTo =
        [
            .. kept.Where(row => row.Of.Contains(Interference))
                .SelectMany(row => row.ReportedTo.Select(bearer => bearer.Name)).Distinct(),
        ];
        Tags = [.. rows.OfType<SupervisionRow.Tag>()];
        _ofMarks = Tags.SelectMany(tag => new[] { tag.Marked?.Act, tag.Lifted?.Act }).OfType<string>()
            .ToFrozenSet(StringComparer.Ordinal);
        _identifying = [.. rows.OfType<SupervisionRow.Identification>()];
        LookedFor = [.. Tags.Where(tag => Identifying(tag.Name).Any(row => row.IsAutomatic))];
        Consequences = [.. rows.OfType<SupervisionRow.Consequences>()];
        _allotments = [.. rows.OfType<SupervisionRow.Allotment>()];
        _designating =
        [
            .. from row in rows.OfType<SupervisionRow.Measures>()
               from measure in row.Taken
               where measure.Designates is not null
               select (measure.Designates!, row.Tags),
        ];
        Exits =
        [
            .. rows.OfType<SupervisionRow.Control>()
                .Where(row => row is { OnlyExitTo: not null, ReviewedBy.IsEmpty: false }),
        ];
        NotifiesUnits = rows.OfType<SupervisionRow.WarningLadder>()
            .Any(ladder => ladder.Levels.Any(level => !level.Notifies.IsEmpty));
        Keepers = [.. rows.OfType<SupervisionRow.Duty>().Where(duty => !duty.Keeps.IsEmpty)];
        Bursts = [.. rows.OfType<SupervisionRow.Burst>()];
        Secrecy = [.. rows.OfType<SupervisionRow.Secrecy>()];
    }

    /// <summary>Which cases are sealed from their opening on; mostly none.</summary>
    public ImmutableArray<SupervisionRow.Secrecy> Secrecy { get; }

    /// <summary>What is counted over many cases of one officer; mostly nothing.</summary>
    public ImmutableArray<SupervisionRow.Burst> Bursts { get; }

    /// <summary>The first list of what supervisors may do; nothing where the pack has none.</summary>
    public SupervisionRow.Acts? List { get; }

    /// <summary>What the record of an act of supervision holds.</summary>
    public ImmutableArray<string> Fields { get; }

    /// <summary>To whom interference is reported.</summary>
    public ImmutableArray<string> ReportedTo { get; }

    public ImmutableArray<SupervisionRow.Tag> Tags { get; }

    /// <summary>The marks for which the grid looks by itself.</summary>
    public ImmutableArray<SupervisionRow.Tag> LookedFor { get; }

    /// <summary>What follows when duties of supervision are not done.</summary>
    public ImmutableArray<SupervisionRow.Consequences> Consequences { get; }

    /// <summary>Whose hands cases pass on their way from one organ to another.</summary>
    public ImmutableArray<SupervisionRow.Control> Exits { get; }

    /// <summary>Whether a step of a ladder tells units of it that the case names.</summary>
    public bool NotifiesUnits { get; }

    /// <summary>Who keeps clocks of a sort, whatever slot those name; mostly nobody does.</summary>
    public ImmutableArray<SupervisionRow.Duty> Keepers { get; }

    public static SupervisionIndex Of(ImmutableArray<SupervisionRow> rows) => rows.IsEmpty ? Empty : new(rows);

    /// <summary>An act of supervision on a list of the pack.</summary>
    public (SupervisionRow.Acts Row, SupervisionAct Act)? Allowed(string act) =>
        _allowed.TryGetValue(act, out var found) ? found : null;

    /// <summary>The row that forbids an act.</summary>
    public SupervisionRow.ForbiddenActs? Forbidden(string act) => _forbidden.GetValueOrDefault(act);

    /// <summary>The forbidden act that an act of the catalogue is where it is another's to do.</summary>
    public (SupervisionRow.ForbiddenActs Row, string Act)? AttemptedBy(string act) =>
        _attempts.TryGetValue(act, out var found) ? found : null;

    /// <summary>The row that speaks of a way of speaking to a case.</summary>
    public SupervisionRow? Approach(string kind) => _approaches.GetValueOrDefault(kind);

    /// <summary>Whether an act of the catalogue is one by which logs tell of marks.</summary>
    public bool IsOfMarks(string act) => _ofMarks.Contains(act);

    /// <summary>The rows that say who looks for a mark.</summary>
    public IEnumerable<SupervisionRow.Identification> Identifying(string tag) =>
        _identifying.Where(row => row.Tags.Contains(tag));

    /// <summary>What rows say of how a slot comes to somebody, and is taken from them.</summary>
    public IEnumerable<SupervisionRow.Allotment> AllotmentsOf(Slot slot) =>
        _allotments.Where(row => Speaks(row, slot));

    /// <summary>Whether any slot is drawn.</summary>
    public bool DrawsAny => _allotments.Any(row => row.Draw is not null);

    /// <summary>Whom rows have name somebody for a slot that is drawn otherwise.</summary>
    public IEnumerable<Organisation.Bearer> NamedForDrawn =>
        _allotments.Where(row => row.Draw is not null).SelectMany(row => row.Of)
            .Where(bearer => bearer.Kind == Organisation.BearerKind.Slot)
            .SelectMany(bearer => AllotmentsOf(new(bearer.Name))).SelectMany(row => row.By);

    /// <summary>How a slot is drawn; nothing where somebody names its holder.</summary>
    public DrawTerms? DrawOf(Slot slot)
    {
        foreach (var row in _allotments)
        {
            if (row.Draw is { } terms && Speaks(row, slot))
            {
                return terms;
            }
        }

        return null;
    }

    /// <summary>Whether somebody may be named for a slot that is drawn otherwise.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="reason">Why.</param>
    /// <param name="isChange">Whether another is in the slot.</param>
    public bool IsReasonToDesignate(Slot slot, string? reason, bool isChange) =>
        ListingReason(slot, reason, isChange).Any();

    /// <summary>The rows that list a reason for naming somebody; none where none has it.</summary>
    /// <inheritdoc cref="IsReasonToDesignate"/>
    public IEnumerable<SupervisionRow.Allotment> ListingReason(Slot slot, string? reason, bool isChange) =>
        reason is null
            ? []
            : _allotments.Where(row => Speaks(row, slot)
                && (row.DesignatedFor.Contains(reason) || (isChange && row.ChangedFor.Contains(reason))));

    /// <summary>
    /// Whether a slot that is held may be drawn again: for the reasons that the pack lists for a change, or for naming
    /// somebody where it lists none. The entry has the reason in clear, so it is a word of a list and no text.
    /// </summary>
    public bool IsReasonToChange(Slot slot, string? reason)
    {
        string[] listed = [.. AllotmentsOf(slot).SelectMany(row => row.ChangedFor)];
        return reason is not null
            && (listed.Length == 0 ? IsReasonToDesignate(slot, reason, isChange: true) : listed.Contains(reason));
    }

    /// <summary>The marks of which a case must bear one for a reason; none where it holds in any case.</summary>
    public ImmutableArray<string> TagsFor(string? reason) =>
        [.. _designating.Where(measure => measure.Reason == reason).SelectMany(measure => measure.Tags).Distinct()];

    private static bool Speaks(SupervisionRow.Allotment row, Slot slot) =>
        row.Of.Any(bearer => bearer.Kind == Organisation.BearerKind.Slot && bearer.Name == slot.Value);

    private static SupervisionRow Row(SupervisionRow row) => row;

    // The first row that has a word keeps it.
    private static FrozenDictionary<string, T> ByWord<T>(IEnumerable<(string Word, T Found)> found) =>
        found.DistinctBy(pair => pair.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.Word, pair => pair.Found, StringComparer.Ordinal);
}
