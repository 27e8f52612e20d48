namespace Grid.Domain.Cases;

/// <summary>A seat that somebody holds, and that another would hold by what is asked.</summary>
/// <param name="Case">The case that the seat is of.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="To">Who would; nothing where that is not said.</param>
internal sealed record SeatChanging(CaseState Case, Slot Slot, OfficerId Holder, OfficerId? To)
{
    /// <summary>Whether it comes of giving the case into other hands, and not of a change in it.</summary>
    public bool IsByJoining { get; init; }

    /// <summary>One of the two of whom it is known what they are.</summary>
    public OfficerId Known { get; init; } = Holder;

    /// <summary>What a command would change; of most commands nothing.</summary>
    public static IEnumerable<SeatChanging> By<TCommand>(CaseQuestion<TCommand> question)
        where TCommand : CaseCommand => question.Command switch
        {
            CaseCommand.TransferResponsibility transfer => Transferred(question.State, transfer),
            CaseCommand.DrawHolder draw => Drawn(question.State, draw, question.Pack),
            CaseCommand.MergeCase merge => Merged(question, merge),
            CaseCommand.OpenCase { SplitFrom: { } whole } open => Split(question.Facts.CaseOf(whole), open),
            CaseCommand.HandOverCase send => Sent(question.State, send.To, question.Facts, question.Pack),
            _ => [],
        };

    private static IEnumerable<SeatChanging> Transferred(
        CaseState state, CaseCommand.TransferResponsibility transfer) =>
        state.Held(transfer.Slot, transfer.Seat) is { } held && held.Holder != transfer.To
            ? [new(state, held.Slot, held.Holder, transfer.To)]
            : [];

    private static IEnumerable<SeatChanging> Drawn(CaseState state, CaseCommand.DrawHolder draw, RulePack pack) =>
        state.Held(draw.Slot, draw.Seat) is { } held && pack.SupervisionWords.DrawOf(draw.Slot) is not null
            ? [new(state, held.Slot, held.Holder, null)]
            : [];

    private static IEnumerable<SeatChanging> Merged<TCommand>(
        CaseQuestion<TCommand> question, CaseCommand.MergeCase merge)
        where TCommand : CaseCommand =>
        from come in SeatJoin.Comers(
            question.State, question.Facts.CaseOf(merge.Into), merge.Duties, question.Pack)
        let held = question.State.Held(come.Slot, come.Seat)
            ?? question.State.Responsibilities.FirstOrDefault(known => known.Slot == come.Slot)
        where held is not null
        select new SeatChanging(question.State, come.Slot, held.Holder, come.Officer) { IsByJoining = true };

    private static IEnumerable<SeatChanging> Split(CaseState whole, CaseCommand.OpenCase open) =>
        from come in open.Slots
        let held = whole.Held(come.Slot, come.Seat)
        where held is not null && held.Holder != come.Officer
        select new SeatChanging(whole, come.Slot, held.Holder, come.Officer)
        {
            IsByJoining = true,
            Known = come.Officer,
        };

    // Within its organ a case has no other reason to leave the one for whom it was drawn than those for another draw.
    private static IEnumerable<SeatChanging> Sent(CaseState state, UnitId to, CaseFacts facts, RulePack pack) =>
        from held in state.Responsibilities
        where pack.SupervisionWords.DrawOf(held.Slot) is not null && IsWithin(state, held.Holder, to, (facts, pack))
        select new SeatChanging(state, held.Slot, held.Holder, null) { IsByJoining = true };

    // By what the ids say; else by what the units and their officers are.
    internal static bool IsWithin(
        CaseState state, OfficerId holder, UnitId to, (CaseFacts Facts, RulePack Pack) by)
    {
        var officer = by.Facts.Officer(holder);
        return (state.Unit ?? officer.Unit)?.Organ is { } from && to.Organ is { } organ
            ? from == organ
            : by.Facts.Unit(to).Organ is { } sort && officer.Class is { } name
                && by.Pack.Organisation.ClassNamed(name)?.Organ == sort;
    }
}
