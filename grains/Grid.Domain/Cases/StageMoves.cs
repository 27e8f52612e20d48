using Grid.Domain.Procedures;

namespace Grid.Domain.Cases;

/// <summary>Where the procedures of the pack lead a case.</summary>
internal static class StageMoves
{
    /// <summary>The procedure in which a case is opened; nothing where the pack declares none for it.</summary>
    public static Procedure? ProcedureOf(CaseCommand.OpenCase open, RulePack pack) =>
        open.Procedure is { } named ? pack.ProcedureNamed(named) : pack.ProcedureFor(open.Kind);

    /// <summary>
    /// The procedure and stage that an act leads to. The procedure is nothing where the act leads nowhere, or where a
    /// log has said the stage itself.
    /// </summary>
    public static (string? Procedure, string? Stage) After(CaseState state, CaseCommand.RecordAct act, RulePack pack)
    {
        if ((state.IsRun || act.Stage is null) && After(state, act.Act, pack) is { Procedure: not null } next)
        {
            return next;
        }

        return (null, act.Stage);
    }

    /// <summary>The procedure and stage that a deed leads to, by the name that procedures know it by.</summary>
    public static (string? Procedure, string? Stage) After(CaseState state, string deed, RulePack pack) =>
        pack.ProcedureNamed(state.Procedure)?.After(state.Stage, deed) is { } transition
            ? (transition.Procedure ?? state.Procedure, transition.To ?? state.Stage)
            : (null, null);

    /// <summary>Where it leads that a unit receives the case; nothing where the pack lets it lead nowhere.</summary>
    /// <param name="deed">The receipt.</param>
    /// <param name="slots">Who holds which seat from then on.</param>
    /// <param name="to">The unit.</param>
    public static Receipt? AfterReceipt(CaseDeed deed, ImmutableArray<SlotFilling> slots, UnitId to)
    {
        var receipts = deed.Pack.ProcedureNamed(deed.State.Procedure)?.Receipts ?? [];
        if (receipts.IsEmpty || SortOf(deed, slots, to) is not { } organ || organ == SenderOf(deed))
        {
            return null;
        }

        Receipt[] here =
        [
            .. receipts.Where(receipt =>
                receipt.Organ == organ && (receipt.From is null || receipt.From == deed.State.Stage)),
        ];
        return Announcing(deed.State, [.. receipts.SelectMany(receipt => receipt.After)]) is { } act
            ? here.FirstOrDefault(receipt => ActPattern.AnyMatches(receipt.After, act))
                ?? here.FirstOrDefault(receipt => receipt.After.IsEmpty)
            : here.FirstOrDefault();
    }

    // By its registration; where nobody says it there, by who receives.
    private static string? SortOf(CaseDeed deed, ImmutableArray<SlotFilling> slots, UnitId? unit) =>
        (unit is { } known ? deed.Facts.Unit(known).Organ : null)
        ?? slots.Select(slot => deed.Facts.Officer(slot.Officer).Class)
            .Select(name => name is null ? null : deed.Pack.Organisation.ClassNamed(name)?.Organ)
            .FirstOrDefault(organ => organ is not null);

    // Within one sort of organ a case is sent round, and no other has received it.
    private static string? SenderOf(CaseDeed deed) =>
        SortOf(
            deed,
            [
                .. deed.State.Responsibilities.Select(held => new SlotFilling(held.Slot, held.Seat, held.Holder)),
            ],
            deed.State.Unit);

    // The last act that announces a receipt, of those done since the case came into its procedure.
    private static string? Announcing(CaseState state, ImmutableArray<ActPattern> acts)
    {
        for (var i = state.Acts.Length - 1; i >= 0 && state.Acts[i].Procedure == state.Procedure; i--)
        {
            if (!state.Acts[i].IsVoidPending && ActPattern.AnyMatches(acts, state.Acts[i].Act))
            {
                return state.Acts[i].Act;
            }
        }

        return null;
    }
}
