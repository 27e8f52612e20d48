using Grid.Domain.Officers;
using Grid.Domain.Units;

namespace Grid.Domain.Cases;

/// <summary>What the shell looked up before a decision on a case: the clock, and the officers it speaks of.</summary>
/// <param name="Now">The grid's clock.</param>
/// <param name="Officers">Every officer that was looked at, also those who are not registered.</param>
public sealed record CaseFacts(Timestamp Now, ImmutableDictionary<OfficerId, OfficerState> Officers)
{
    /// <summary>Facts with the clock alone.</summary>
    public static CaseFacts At(Timestamp now) => new(now, ImmutableDictionary<OfficerId, OfficerState>.Empty);

    /// <summary>The officers who have stepped out of the case; none of them answers or supervises in it.</summary>
    public ImmutableArray<OfficerId> Recused { get; init; } = [];

    /// <summary>The units that were looked at, also those that nobody has registered.</summary>
    public ImmutableDictionary<UnitId, UnitState> Units { get; init; } = ImmutableDictionary<UnitId, UnitState>.Empty;

    /// <summary>The case that is decided on.</summary>
    public CaseId? Subject { get; init; }

    /// <summary>The other cases that were looked at, also those that nobody has opened.</summary>
    public ImmutableDictionary<CaseId, CaseState> Cases { get; init; } = ImmutableDictionary<CaseId, CaseState>.Empty;

    /// <summary>
    /// The packs of clocks that began under another version than the one that judges: each keeps the law it began
    /// under.
    /// </summary>
    public ImmutableDictionary<ClockId, RulePack> ClockPacks { get; init; } =
        ImmutableDictionary<ClockId, RulePack>.Empty;

    /// <summary>What a draw is made with; nothing where none is asked for.</summary>
    public Draws.DrawFacts? Draw { get; init; }

    /// <summary>The same facts, for a case that some have stepped out of.</summary>
    /// <param name="state">The case.</param>
    /// <param name="also">One who may be about to.</param>
    public CaseFacts For(CaseState state, OfficerId? also = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Recusals.IsEmpty && also is null)
        {
            return this;
        }

        var recused = state.Recusals
            .Where(recusal => recusal.IsGranted == true).Select(recusal => recusal.Officer);
        return this with { Recused = [.. also is { } another ? recused.Append(another) : recused] };
    }

    /// <summary>Why the grid is late to say that a step is due; nothing where it is not.</summary>
    public string? LateBySystem { get; init; }

    public bool Knows(OfficerId officer) => Officers.ContainsKey(officer);

    public bool Knows(UnitId unit) => Units.ContainsKey(unit);

    /// <summary>The unit as looked up. One that was not looked at is as one that nobody has registered.</summary>
    public UnitState Unit(UnitId unit) => Units.GetValueOrDefault(unit, UnitState.None);

    /// <summary>The officer as looked up. One who was not looked at is as one who is not registered.</summary>
    public OfficerState Officer(OfficerId officer) => Officers.GetValueOrDefault(officer, OfficerState.None);

    /// <summary>The other case as looked up. One that was not looked at is as one that nobody has opened.</summary>
    public CaseState CaseOf(CaseId id) => Cases.GetValueOrDefault(id, CaseState.None);

    /// <summary>How another case has taken in the one that is decided on; nothing where it has not.</summary>
    public TakenIn? TakenBy(CaseId other) => Subject is { } subject ? CaseOf(other).Ties.Taken(subject) : null;

    public CaseFacts With(OfficerId id, OfficerState officer) => this with { Officers = Officers.SetItem(id, officer) };

    public CaseFacts With(UnitId id, UnitState unit) => this with { Units = Units.SetItem(id, unit) };
}
