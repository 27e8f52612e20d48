using Grid.Domain.Draws;
using Grid.Domain.Rules;
using Grid.Domain.Units;

namespace Grid.Ledger.Tests;

/// <summary>Draws, and what they rest on: each in full and at its least.</summary>
internal static class DrawSamples
{
    private static readonly OfficerId Ada = new("officer:ada");
    private static readonly OfficerId Bo = new("officer:bo");
    private static readonly UnitId Unit = new("unit:north");
    private static readonly Slot Judge = new("judge");
    private static readonly string Key = new('a', DayKeys.Digits);
    private static readonly ImmutableArray<PoolMember> Members = [new(Ada, 50) { Specialities = ["tax"] }, new(Bo)];
    private static readonly ImmutableArray<Caseload> Caseloads = [new(Ada, 7), new(Bo, 0)];

    private static readonly ImmutableArray<Judgement> Verdicts =
        [new(new("made.broken"), VerdictKind.Broken, Ada, null)];

    public static IEnumerable<object> Events() =>
    [
        new CaseEvent.HolderDrawn(Judge, 1, Ada)
        {
            From = Bo,
            Because = "recusal",
            Pool = Unit,
            PoolEntry = 2,
            Day = "2026-03-02",
            Commitment = DayKeys.CommitmentTo(Key),
            KeyEntry = 3,
            Opening = Key,
            Round = 2,
            Number = Key,
            Weights = new(120, 12, "matter", 3),
            Candidates = [new(Ada, 3)],
            LeftOut = [new(Bo, new("draw.another-than-before"))],
            Verdicts = Verdicts,
        },
        new CaseEvent.HolderDrawn(Judge, 1, Ada),
        new UnitEvent.PoolSet(Judge) { Members = Members },
        new UnitEvent.PoolSet(Judge),
        new UnitEvent.DayKeyCommitted("2026-03-02", Key) { Caseloads = Caseloads },
        new UnitEvent.DayKeyCommitted("2026-03-02", Key),
        new UnitEvent.DayKeyRevealed("2026-03-02", Key),
    ];

    public static IEnumerable<object> Commands() =>
    [
        new CaseCommand.DrawHolder(Judge) { Pool = Unit, Because = "recusal" },
        new CaseCommand.DrawHolder(Judge, Seat: 2),
        new UnitCommand.SetPool(Judge) { Members = Members },
        new UnitCommand.SetPool(Judge),
        new UnitCommand.CommitDayKey("2026-03-02", Key) { Caseloads = Caseloads },
        new UnitCommand.CommitDayKey("2026-03-02", Key),
        new UnitCommand.RevealDayKey("2026-03-02", Key),
    ];
}
