using System.Globalization;
using Grid.Domain.Units;
using Grid.Ledger.Checks;

namespace Grid.Ledger.Reports;

/// <summary>
/// Holds reports on approaches and interference against what the cases have of them. A report of nothing is a duty as
/// any other; that there was nothing is no matter of somebody's word.
/// </summary>
/// <param name="counted">
/// What each fact of a report counts: the kinds of approach of the pack, or nothing for whatever is interference.
/// </param>
internal sealed class ReportCheck(ImmutableArray<(string Fact, ImmutableArray<string> Kinds)> counted)
{
    /// <summary>Reports on interference alone, in the fact of that name.</summary>
    public static readonly ImmutableArray<(string Fact, ImmutableArray<string> Kinds)> Usual = [("interference", [])];

    private static readonly ImmutableHashSet<string> Types =
    [
        .. ((Type[])[
            typeof(CaseEvent.Opened), typeof(CaseEvent.ActRecorded), typeof(CaseEvent.HandoverAccepted),
            typeof(CaseEvent.UnitFollowed), typeof(CaseEvent.InterferenceRecorded), typeof(CaseEvent.ApproachRecorded),
        ]).Select(EventTypes.AliasOf),
    ];

    private readonly LedgerUnits _units = new();
    private readonly Dictionary<string, ReportedCase> _cases = new(StringComparer.Ordinal);
    private readonly List<(EntryHeader Header, string? Kind)> _records = [];
    private readonly List<(EntryHeader Header, FactSet Facts)> _reports = [];

    /// <summary>Whether anything of entries of a type is needed; most are not even read.</summary>
    public static bool IsOf(string type) => Types.Contains(type) || LedgerUnits.IsOf(type);

    /// <summary>Takes note of an entry.</summary>
    public void Take(EntryHeader header, object happened)
    {
        switch (happened)
        {
            case CaseEvent.Opened opened:
                var begun = Of(header.Stream);
                (begun.IsSealed, begun.OpenedAt) = (opened.IsSealed, header.RecordedAt);
                begun.Units.Add((header.Sequence, opened.Unit));
                break;
            case CaseEvent.HandoverAccepted accepted:
                Of(header.Stream).Units.Add((header.Sequence, accepted.To));
                break;
            case CaseEvent.UnitFollowed followed:
                Of(header.Stream).Units.Add((header.Sequence, followed.To));
                break;
            case CaseEvent.InterferenceRecorded:
                _records.Add((header, null));
                break;
            case CaseEvent.ApproachRecorded approach:
                _records.Add((header, approach.IsLawful ? approach.Kind : null));
                break;
            case CaseEvent.ActRecorded { IsVoidPending: false } recorded when IsReport(recorded.Facts):
                _reports.Add((header, recorded.Facts));
                break;
            case UnitEvent ofUnit:
                _units.Take(header, ofUnit);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// Every report, as the ledger learned of them. The one before is that of the same unit, also where a register was
    /// closed and another opened: else what came between would be on none.
    /// </summary>
    public IEnumerable<CheckedReport> Check()
    {
        var before = new Dictionary<(UnitId? Unit, string Fact), Timestamp>();
        foreach (var (header, facts) in _reports
                     .OrderBy(report => report.Header.RecordedAt.AsUtc)
                     .ThenBy(report => report.Header.Stream, StringComparer.Ordinal)
                     .ThenBy(report => report.Header.Sequence))
        {
            var unit = Of(header.Stream).UnitAt(header.Sequence);
            foreach (var (fact, kinds) in counted)
            {
                if (NumberIn(facts[fact]) is { } told)
                {
                    var since = before.TryGetValue((unit, fact), out var last)
                        ? last : Of(header.Stream).OpenedAt;
                    yield return Check(new(header.Stream, header.Sequence, fact, told)
                    {
                        Since = since,
                        Until = header.RecordedAt,
                        Unit = unit,
                    }, kinds);
                    before[(unit, fact)] = header.RecordedAt;
                }
            }
        }
    }

    // By when the ledger learned of it, which nobody can date back; by the unit that the case was in then.
    private CheckedReport Check(CheckedReport report, ImmutableArray<string> kinds) => report with
    {
        Recorded =
        [
            .. from record in _records
               let at = record.Header.RecordedAt.AsUtc
               where at > report.Since.AsUtc && at <= report.Until.AsUtc
                   && (kinds.IsEmpty ? record.Kind is null : record.Kind is { } kind && kinds.Contains(kind))
               let of = Of(record.Header.Stream)
               where !of.IsSealed
                   && (report.Unit is not { } unit || _units.IsBelow(of.UnitAt(record.Header.Sequence), unit))
               orderby record.Header.Stream, record.Header.Sequence
               select $"{record.Header.Stream} #{record.Header.Sequence}",
        ],
    };

    private bool IsReport(FactSet facts) => counted.Any(row => NumberIn(facts[row.Fact]) is not null);

    private static int? NumberIn(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private ReportedCase Of(string stream)
    {
        if (!_cases.TryGetValue(stream, out var known))
        {
            _cases.Add(stream, known = new());
        }

        return known;
    }
}
