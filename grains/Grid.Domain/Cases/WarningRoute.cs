using Grid.Domain.Clocks;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Cases;

/// <summary>
/// Who is warned: the holder, who supervises the holder, who is above that one, and so on up to the oversight
/// authority. The one place that says so.
/// </summary>
internal static class WarningRoute
{
    private const int AboveSupervisor = 2;
    private const int AskedAtMost = 2;

    /// <summary>Who must see to what the clock limits, as the record of the case has it.</summary>
    public static OfficerId? HolderOf(ClockDefinition? clock, CaseState state, RulePack pack) =>
        SeatOf(clock, state, pack)?.Answerable;

    /// <summary>Whether an officer holds the seat that must see to it, or answers in it.</summary>
    public static bool IsHolder(OfficerId officer, ClockDefinition? clock, CaseState state, RulePack pack) =>
        SeatOf(clock, state, pack) is { } seat && (seat.Answerable == officer || seat.Holder == officer);

    /// <summary>
    /// The seat whose duty clocks of this sort are, whatever slot the clock names; mostly there is none.
    /// </summary>
    public static Responsibility? KeeperOf(ClockDefinition clock, CaseState state, RulePack pack)
    {
        foreach (var duty in pack.SupervisionWords.Keepers)
        {
            if (clock.Holder is not null && clock.Tags.Any(tag => duty.Keeps.Contains(tag, StringComparer.Ordinal)))
            {
                foreach (var bearer in duty.Of)
                {
                    if (bearer.Kind == BearerKind.Slot && FirstIn(new(bearer.Name), state) is { } keeper)
                    {
                        return keeper;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The officer whom a step of the ladder means; nothing where there is none.</summary>
    public static OfficerId? Named(
        string name,
        (ClockDefinition? Clock, OfficerId Holder) of,
        CaseState state,
        (CaseFacts Facts, RulePack Pack) by)
    {
        if (name == Ladder.Holder || (of.Clock?.Holder is { } slot && slot.Value == name))
        {
            return of.Holder;
        }

        if (name == ReceivingSide.Supervisor)
        {
            return ReceivingSide.SupervisorOf(state, by.Facts, by.Pack);
        }

        if (name == Bearer.OversightName)
        {
            return by.Pack.Oversight;
        }

        if (state.Responsibilities.FirstOrDefault(held => held.Slot.Value == name) is { } seat
            && (name != Ladder.Supervisor || seat.Answerable != of.Holder))
        {
            return seat.Answerable;
        }

        return Ladder.RankOf(name) < AboveSupervisor
            ? Above(of.Holder, by.Facts, by.Pack)
            : by.Pack.Slots.Any(entry => entry.Slot.Value == name) ? null
            : Above(of.Holder, by.Facts, by.Pack) is { } supervisor
                ? Above(supervisor, LeavingOut(by.Facts, by.Pack, of.Holder), by.Pack) ?? supervisor
                : null;
    }

    /// <summary>Who is above somebody; nothing above the oversight authority.</summary>
    public static OfficerId? Above(OfficerId officer, CaseFacts facts, RulePack pack) =>
        officer == pack.Oversight ? null : Accountability.SupervisorOf(officer, facts, pack.Oversight);

    /// <summary>Who answers a warning in the place of whoever was warned, or is that one.</summary>
    public static OfficerId? AnswererOf(WarningOnRecord warning, CaseState state, CaseFacts facts, RulePack pack) =>
        Accountability.AnswererOf(warning.To, Looking(warning, state, facts, pack), pack.Oversight);

    /// <summary>Who is above whoever was warned.</summary>
    public static OfficerId? Above(WarningOnRecord warning, CaseState state, CaseFacts facts, RulePack pack) =>
        Above(warning.To, Looking(warning, state, facts, pack), pack);

    /// <summary>
    /// Who is asked after whoever was warned: who answers in their place, else the first one above; but nobody who was
    /// asked twice for the same. Nothing where nobody is left.
    /// </summary>
    /// <param name="warning">The warning that nobody has answered.</param>
    /// <param name="answerer">Who answers in the place of whoever was warned; nothing where they were silent.</param>
    /// <param name="state">The case.</param>
    /// <param name="by">Officers and units, and the pack.</param>
    public static OfficerId? Next(
        WarningOnRecord warning, OfficerId? answerer, CaseState state, (CaseFacts Facts, RulePack Pack) by)
    {
        if (answerer is { } answers && MayBeAsked(warning, answers, state))
        {
            return answers;
        }

        var last = Climbed(warning, Looking(warning, state, by.Facts, by.Pack), state, by.Pack).Last();
        return Above(last, Looking(warning, state, by.Facts, by.Pack), by.Pack) is { } next
            && MayBeAsked(warning, next, state) ? next : null;
    }

    // Whoever was warned, and those above who were asked twice: whoever is above the last of them is asked.
    private static IEnumerable<OfficerId> Climbed(
        WarningOnRecord warning, CaseFacts looking, CaseState state, RulePack pack)
    {
        var climbed = new HashSet<OfficerId>();
        for (OfficerId? next = warning.To; next is { } officer && climbed.Add(officer)
            && (officer == warning.To || !MayBeAsked(warning, officer, state)); next = Above(officer, looking, pack))
        {
            yield return officer;
        }
    }

    private static bool MayBeAsked(WarningOnRecord warning, OfficerId officer, CaseState state)
    {
        var asked = 0;
        for (var before = warning; before is not null; before = state.Warning(before.Because))
        {
            asked += before.To == officer ? 1 : 0;
        }

        return asked < AskedAtMost;
    }

    /// <summary>
    /// Whose ways up a command on warnings has to look at, as far as they are known, and who is left out on the way.
    /// </summary>
    public static ImmutableArray<(OfficerId Officer, CaseFacts Facts)> Concerned(
        CaseState state, CaseCommand command, CaseFacts facts, RulePack pack)
    {
        var answering = command switch
        {
            CaseCommand.AnswerWarning answer => state.Warning(answer.Warning),
            CaseCommand.TakeDueStep { Warning: not 0 } lapse => state.Warning(lapse.Warning),
            CaseCommand.ReportDelivery { HasFailed: true } report => state.Warning(report.Warning),
            _ => null,
        };
        if (answering is { } warned)
        {
            var looking = Looking(warned, state, facts, pack);
            return [.. Climbed(warned, looking, state, pack).Select(officer => (officer, looking))];
        }

        var clock = (command as CaseCommand.TakeDueStep)?.Clock;
        return clock is { } id
            && HolderOf(facts.ClockPacks.GetValueOrDefault(id, pack).ClockNamed(id), state, pack) is { } holder
                ? Above(holder, facts, pack) is { } supervisor
                    ? [(holder, facts), (supervisor, LeavingOut(facts, pack, holder))]
                    : [(holder, facts)]
                : [];
    }

    // A warning asks whoever is above to look at who has the seat: on the way up from there nobody is asked to look at
    // themselves, be they the deputy of whoever was warned. Whoever was warned of their own seat is stood in for in it.
    private static CaseFacts Looking(WarningOnRecord warning, CaseState state, CaseFacts facts, RulePack pack)
    {
        var law = facts.ClockPacks.GetValueOrDefault(warning.Clock, pack);
        return SeatOf(law.ClockNamed(warning.Clock), state, pack) is { } seat
            && seat.Holder != warning.To && seat.Answerable != warning.To
                ? LeavingOut(facts, pack, seat.Holder, seat.Answerable)
                : facts;
    }

    // The oversight authority is the end of every way up, whatever seat it has.
    private static CaseFacts LeavingOut(CaseFacts facts, RulePack pack, params ReadOnlySpan<OfficerId> seated)
    {
        foreach (var officer in seated)
        {
            facts = officer == pack.Oversight || facts.Recused.Contains(officer)
                ? facts
                : facts with { Recused = facts.Recused.Add(officer) };
        }

        return facts;
    }

    private static Responsibility? SeatOf(ClockDefinition? clock, CaseState state, RulePack pack)
    {
        if (clock is not null && KeeperOf(clock, state, pack) is { } keeper)
        {
            return keeper;
        }

        if (clock?.Holder is { } slot && FirstIn(slot, state) is { } named)
        {
            return named;
        }

        foreach (var required in pack.RequiredSlots)
        {
            if (FirstIn(required, state) is { } held)
            {
                return held;
            }
        }

        return state.Responsibilities.OrderBy(held => held.Slot.Value, StringComparer.Ordinal)
            .ThenBy(held => held.Seat).FirstOrDefault();
    }

    private static Responsibility? FirstIn(Slot slot, CaseState state) =>
        state.Responsibilities.Where(held => held.Slot == slot).MinBy(held => held.Seat);
}
