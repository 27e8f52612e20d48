using Grid.Domain.Draws;

namespace Grid.Domain.Cases;

/// <summary>
/// Draws a seat. Who is in the pool, what each has to do and which key it is all stand in the unit's stream; who of
/// them may hold the seat is judged as if each were named for it.
/// </summary>
internal static class DrawDeeds
{
    public static Decision<CaseEvent> Decide(CaseDeed deed, CaseCommand.DrawHolder draw)
    {
        var reasons = deed.Judge(DrawHolderRules.All, draw);
        if (!reasons.IsClear)
        {
            return deed.Refuse(reasons);
        }

        var question = Question(deed, draw);
        var terms = deed.Pack.SupervisionWords.DrawOf(draw.Slot)!;
        var (candidates, leftOut) = Among(question);
        var (key, brought, unit) = (KeyOf(question)!, deed.Facts.Draw!, UnitOf(question)!.Value);
        var round = Before(deed.State, draw).Count() + 1;
        var number = Draw.Number(brought.Key!, brought.Opening!, (draw.Slot, draw.Seat, round));
        var lot = Draw.LotOf(number, Draw.LotsOf(candidates));
        var drawn = new CaseEvent.HolderDrawn(draw.Slot, draw.Seat, Draw.HolderOf(lot, candidates))
        {
            From = deed.State.Held(draw.Slot, draw.Seat)?.Holder,
            Because = draw.Because,
            Pool = unit,
            PoolEntry = deed.Facts.Unit(unit).PoolFor(draw.Slot)!.Sequence,
            Day = key.Day,
            Commitment = key.Commitment,
            KeyEntry = key.Sequence,
            Opening = brought.Opening,
            Round = round,
            Number = number,
            Weights = terms.Weights,
            Candidates = candidates,
            LeftOut = leftOut,
        };
        var settled = deed.Settle(
            reasons, drawn, JudgedCause.SlotChange(draw.Slot), verdicts => drawn with { Verdicts = verdicts });
        settled = terms.KnownAs is { } known ? CaseClocks.Following(deed, known, settled) : settled;
        return drawn.From is { } former ? SeatChange.Following(deed, draw.Slot, former, settled) : settled;
    }

    /// <summary>The seat as each of the pool would have it; none while the unit has not been looked at.</summary>
    public static ImmutableArray<SlotFilling> Fillings(CaseState state, CaseCommand command, CaseFacts facts) =>
        command is CaseCommand.DrawHolder draw ? Fillings(state, draw, facts) : [];

    private static ImmutableArray<SlotFilling> Fillings(
        CaseState state, CaseCommand.DrawHolder draw, CaseFacts facts) =>
        DrawPool.UnitOf(state, draw, facts) is { } unit && facts.Unit(unit).PoolFor(draw.Slot) is { } pool
            ? [.. pool.Members.Select(member => new SlotFilling(draw.Slot, draw.Seat, member.Officer))]
            : [];

    /// <summary>The key of today, as the unit has it.</summary>
    public static DayKeyOnRecord? KeyOf(CaseQuestion<CaseCommand.DrawHolder> question) =>
        CaseNeeds.DrawnBy(question.State, question.Command, question.Facts) is { } unit
            ? question.Facts.Unit(unit).DayKey(DayKeys.DayOf(question.Facts.Now))
            : null;

    /// <summary>Who of the pool may hold the seat, with their lots, and who may not.</summary>
    public static (ImmutableArray<DrawCandidate> Candidates, ImmutableArray<LeftOut> LeftOut) Among(
        CaseQuestion<CaseCommand.DrawHolder> question)
    {
        var (draw, state) = (question.Command, question.State);
        if (question.Pack.SupervisionWords.DrawOf(draw.Slot) is not { } terms
            || DrawPool.Of(question) is not { } pool)
        {
            return ([], []);
        }

        var key = KeyOf(question);
        var candidates = ImmutableArray.CreateBuilder<DrawCandidate>();
        var leftOut = ImmutableArray.CreateBuilder<LeftOut>();
        foreach (var member in pool.Members)
        {
            if (Against(question, member.Officer) is { } rule)
            {
                leftOut.Add(new(member.Officer, rule));
                continue;
            }

            var caseload = key?.CasesOf(member.Officer) ?? 0;
            candidates.Add(new(member.Officer, Draw.WeightOf(member, caseload, terms.Weights, state.Facts)));
        }

        return (candidates.ToImmutable(), leftOut.ToImmutable());
    }

    private static RuleId? Against(CaseQuestion<CaseCommand.DrawHolder> question, OfficerId officer)
    {
        var (draw, state) = (question.Command, question.State);
        var filling = new SlotFilling(draw.Slot, draw.Seat, officer);
        var deed = new CaseDeed(question.Submission, state, question.Facts, question.Pack);
        return state.Held(draw.Slot, draw.Seat)?.Holder == officer
            || Before(state, draw).Any(drawn => drawn.Officer == officer) ? DrawHolderRules.AnotherThanBefore
            : state.Holds(draw.Slot, officer) ? DrawHolderRules.OneSeatEach
            : SlotRules.MayHold(question, filling).IsAmiss ? FillSlotRules.OfficerMayHold.Id
            : SlotRules.Fit(question, filling).IsAmiss ? FillSlotRules.OfficerFitsTheSlot.Id
            : SlotRules.AreSupervised(question, filling).IsAmiss ? FillSlotRules.OfficerIsSupervised.Id
            : deed.BrokenBy(
                new CaseEvent.HolderDrawn(draw.Slot, draw.Seat, officer), JudgedCause.SlotChange(draw.Slot));
    }

    private static UnitId? UnitOf(CaseQuestion<CaseCommand.DrawHolder> question) =>
        DrawPool.UnitOf(question.State, question.Command, question.Facts);

    private static IEnumerable<DrawOnRecord> Before(CaseState state, CaseCommand.DrawHolder draw) =>
        state.Draws.Where(drawn => (drawn.Slot, drawn.Seat) == (draw.Slot, draw.Seat));

    private static CaseQuestion<CaseCommand.DrawHolder> Question(CaseDeed deed, CaseCommand.DrawHolder draw) =>
        new(draw, deed.Submission, deed.State, deed.Facts, deed.Pack);
}
