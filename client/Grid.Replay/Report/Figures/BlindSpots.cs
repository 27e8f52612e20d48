using Grid.Replay.Reading;
using Grid.Replay.Running;

namespace Grid.Replay.Report.Figures;

/// <summary>Where the grid cannot say who answers, who supervises or who acted; the first of each, by name.</summary>
public sealed record BlindSpots
{
    /// <summary>Most of one sort that are listed.</summary>
    public const int ListedMax = 100;

    public required int CasesWithoutHolder { get; init; }

    public required int HoldersWithoutSupervisor { get; init; }

    public required int ActsWithoutOfficer { get; init; }

    /// <summary>Case and slots.</summary>
    public required ImmutableArray<(string Case, string Slots)> WithoutHolder { get; init; }

    /// <summary>Case, slot and holder.</summary>
    public required ImmutableArray<(string Case, string Slot, string Holder)> WithoutSupervisor { get; init; }

    /// <summary>Case, act and time.</summary>
    public required ImmutableArray<(string Case, string Act, string At)> WithoutOfficer { get; init; }

    /// <summary>Names that persons of several organs bear.</summary>
    public required ImmutableArray<SharedName> SharedNames { get; init; }

    public static BlindSpots Of(ReportSubject subject) => new()
    {
        CasesWithoutHolder = subject.Findings.CasesWithoutHolder,
        HoldersWithoutSupervisor = subject.Findings.HoldersWithoutSupervisor,
        ActsWithoutOfficer = subject.Result.Totals.ActsWithoutOfficer,
        WithoutHolder =
        [
            .. subject.Result.Cases.Where(outcome => !outcome.View.Unheld.IsEmpty).Take(ListedMax)
                .Select(outcome => (outcome.Case.Name, string.Join(", ", outcome.View.Unheld))),
        ],
        WithoutSupervisor = [.. subject.Result.Cases.SelectMany(HoldersOf).Take(ListedMax)],
        WithoutOfficer =
        [
            .. subject.Result.Cases
                .SelectMany(outcome => outcome.Case.Acts, (outcome, act) => (outcome.Case.Name, Act: act))
                .Where(row => row.Act.Officer is null).Take(ListedMax)
                .Select(row => (row.Name, row.Act.Act, row.Act.At.ToString())),
        ],
        SharedNames = subject.Result.SharedNames,
    };

    // Counted by slot, so of several seats of one slot the first stands for it.
    private static IEnumerable<(string Case, string Slot, string Holder)> HoldersOf(CaseOutcome outcome)
    {
        var names = ReplayCommands.OfficersOf(outcome.Case)
            .ToDictionary(officer => officer.Id, officer => officer.Name);
        return outcome.View.Seats.Where(seat => seat.Supervisor is null).DistinctBy(seat => seat.Slot).Select(seat => (
            outcome.Case.Name, seat.Slot.Value, names.GetValueOrDefault(seat.Holder, seat.Holder.Value)));
    }
}
