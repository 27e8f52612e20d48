namespace Grid.Domain.Cases;

public abstract partial record CaseEvent
{
    /// <summary>A holder may not act; this officer answers in the seat until the holder may again.</summary>
    [GenerateSerializer, Immutable, Alias("case.acting-holder-named.v1")]
    public sealed record ActingHolderNamed(Slot Slot, int Seat, OfficerId Holder, OfficerId Acting) : CaseEvent
    {
        public override bool IsDerived => true;
    }

    /// <summary>The holder answers again.</summary>
    [GenerateSerializer, Immutable, Alias("case.acting-holder-ended.v1")]
    public sealed record ActingHolderEnded(Slot Slot, int Seat, OfficerId Holder, OfficerId Acting) : CaseEvent
    {
        public override bool IsDerived => true;
    }
}

/// <summary>Brings a case's own record up to what is derived: who answers in place of whom.</summary>
internal static class ActingHolder
{
    /// <summary>The events that a case run through the grid owes before anything else happens to it.</summary>
    public static ImmutableArray<CaseEvent> CatchUp(CaseState state, CaseFacts facts, RulePack pack) =>
        state is { IsRun: true, Status: CaseStatus.Open } && OwesAny(state, facts, pack.Oversight)
            ? Owed(state, facts, pack.Oversight)
            : [];

    private static ImmutableArray<CaseEvent> Owed(CaseState state, CaseFacts facts, OfficerId? oversight) =>
        [.. state.Responsibilities.SelectMany(held => Changes(held, facts, oversight))];

    /// <summary>The case with what it owed on record.</summary>
    public static CaseState CaughtUp(CaseState state, ImmutableArray<CaseEvent> owed, Timestamp now) =>
        owed.IsEmpty ? state : owed.Aggregate(state, (next, happened) => next.Evolve(happened, now));

    // Nearly always those answer who are on record, and then nothing is made of it.
    private static bool OwesAny(CaseState state, CaseFacts facts, OfficerId? oversight)
    {
        foreach (var held in state.Responsibilities)
        {
            if (Accountability.AnswererOf(held.Holder, facts, oversight) is { } answers && answers != held.Answerable)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<CaseEvent> Changes(Responsibility held, CaseFacts facts, OfficerId? oversight)
    {
        var answerer = Accountability.AnswererOf(held.Holder, facts, oversight);
        if (answerer == held.Holder && held.ActingHolder is { } former)
        {
            yield return new CaseEvent.ActingHolderEnded(held.Slot, held.Seat, held.Holder, former);
        }
        else if (answerer is { } acting && acting != held.Answerable)
        {
            yield return new CaseEvent.ActingHolderNamed(held.Slot, held.Seat, held.Holder, acting);
        }
    }
}
