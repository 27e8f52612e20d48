using Grid.Domain.Clocks;

namespace Grid.Ledger.Indexes;

/// <summary>
/// What an event changes in the exact indexes. The writer applies it in the transaction of the entry, and the verifier
/// applies it again to all entries: what differs then is damage.
/// </summary>
internal static class IndexProjection
{
    public const string Open = "open";

    public const string Closed = "closed";

    public static ImmutableArray<IndexChange> ChangesOf(EntryHeader header, object happened) => happened switch
    {
        CaseEvent.Opened opened =>
        [
            new IndexChange.SetCaseHead(new(header.Stream, opened.Procedure, opened.Stage, opened.Unit?.Value, Open)),
            .. opened.Slots.Select(slot => Set(header, (slot.Slot, slot.Seat), isActing: false, slot.Officer)),
        ],
        CaseEvent.SlotFilled filled =>
        [
            Set(header, (filled.Slot, filled.Seat), isActing: false, filled.Officer),
            NoActing(header, filled.Slot, filled.Seat),
        ],
        CaseEvent.ResponsibilityTransferred moved =>
        [
            Set(header, (moved.Slot, moved.Seat), isActing: false, moved.To),
            NoActing(header, moved.Slot, moved.Seat),
        ],
        CaseEvent.HolderDrawn drawn =>
        [
            Set(header, (drawn.Slot, drawn.Seat), isActing: false, drawn.Officer),
            NoActing(header, drawn.Slot, drawn.Seat),
        ],
        CaseEvent.ActingHolderNamed named =>
            [Set(header, (named.Slot, named.Seat), isActing: true, named.Acting)],
        CaseEvent.ActingHolderEnded ended => [NoActing(header, ended.Slot, ended.Seat)],
        CaseEvent.ActRecorded recorded when (recorded.Procedure ?? recorded.Stage) is not null =>
        [
            new IndexChange.MoveCase(header.Stream) { Procedure = recorded.Procedure, Stage = recorded.Stage },
        ],
        CaseEvent.HandoverAccepted accepted =>
        [
            new IndexChange.MoveCase(header.Stream)
            {
                Procedure = accepted.Procedure, Stage = accepted.Stage, Unit = accepted.To.Value,
            },
            .. accepted.Left.SelectMany(seat => Vacated(header, seat.Slot, seat.Seat)),
            .. accepted.Slots.Select(slot => Set(header, (slot.Slot, slot.Seat), isActing: false, slot.Officer)),
            .. accepted.Slots.Select(slot => NoActing(header, slot.Slot, slot.Seat)),
        ],
        CaseEvent.UnitFollowed followed =>
            [new IndexChange.MoveCase(header.Stream) { Unit = followed.To.Value }],
        // Whoever is asked in a case that goes on in another answers there all the same.
        CaseEvent.Merged { Waiting.IsEmpty: false } =>
        [
            new IndexChange.MoveCase(header.Stream) { Status = Closed },
            new IndexChange.DropHoldings(header.Stream),
        ],
        CaseEvent.Closed or CaseEvent.Merged =>
        [
            new IndexChange.MoveCase(header.Stream) { Status = Closed },
            new IndexChange.DropHoldings(header.Stream),
            new IndexChange.DropClocks(header.Stream, null),
        ],
        CaseEvent told => OfClocks(header, told),
        _ => [],
    };

    private static ImmutableArray<IndexChange> OfClocks(EntryHeader header, CaseEvent happened) => happened switch
    {
        CaseEvent.ClockStarted started => [Next(header, started.Clock, started.Next)],
        CaseEvent.ClockMoved moved => [Next(header, moved.Clock, moved.Next)],
        CaseEvent.StepCameDue came => [Next(header, came.Clock, came.Next)],
        // Those who were silent until it was too late have to answer for that still.
        CaseEvent.ClockStopped { LeavesWaiting: true } stopped =>
        [
            Next(header, stopped.Clock, null),
            .. stopped.Settled.Select(warning => Answered(header, stopped.Clock, warning)),
        ],
        CaseEvent.ClockStopped stopped => [new IndexChange.DropClocks(header.Stream, stopped.Clock.Value)],
        CaseEvent.WarningGiven { AnswerBy: { } by } given =>
        [
            new IndexChange.SetClock(new(
                new(header.Stream, given.Clock.Value, header.Sequence), given.Level, by.AsUtc, header.Sequence)),
        ],
        CaseEvent.WarningLapsed lapsed => [Answered(header, lapsed.Clock, lapsed.Warning)],
        CaseEvent.WarningRenewed renewed => [Answered(header, renewed.Clock, renewed.Warning)],
        CaseEvent.WarningAnswered { IsVoid: false } answered => [Answered(header, answered.Clock, answered.Warning)],
        CaseEvent.DeliveryReported { HasFailed: true } failed => [Answered(header, failed.Clock, failed.Warning)],
        _ => [],
    };

    private static IndexChange Next(EntryHeader header, ClockId clock, NextStep? next)
    {
        var key = new ClockKey(header.Stream, clock.Value, 0);
        return next is null
            ? new IndexChange.DropClock(key)
            : new IndexChange.SetClock(new(key, next.Level, next.At.AsUtc, header.Sequence));
    }

    private static IndexChange.DropClock Answered(EntryHeader header, ClockId clock, int warning) =>
        new(new(header.Stream, clock.Value, warning));

    private static IndexChange.SetHolding Set(
        EntryHeader header, (Slot Slot, int Seat) seat, bool isActing, OfficerId officer) =>
        new(new(
            new(header.Stream, seat.Slot.Value, seat.Seat, isActing),
            officer.Value,
            header.EffectiveAt.ToString(),
            header.Sequence));

    private static IEnumerable<IndexChange> Vacated(EntryHeader header, Slot slot, int seat) =>
    [
        new IndexChange.DropHolding(new(header.Stream, slot.Value, seat, IsActing: false)),
        NoActing(header, slot, seat),
    ];

    private static IndexChange.DropHolding NoActing(EntryHeader header, Slot slot, int seat) =>
        new(new(header.Stream, slot.Value, seat, IsActing: true));
}
