using Grid.Domain.Officers;

namespace Grid.Domain.Cases;

/// <summary>What the shell looked up before a decision on a case: the clock, and the officers it speaks of.</summary>
/// <param name="Now">The grid's clock.</param>
/// <param name="Officers">Every officer that was looked at, also those who are not registered.</param>
public sealed record CaseFacts(Timestamp Now, ImmutableDictionary<OfficerId, OfficerState> Officers)
{
    /// <summary>Facts with the clock alone.</summary>
    public static CaseFacts At(Timestamp now) => new(now, ImmutableDictionary<OfficerId, OfficerState>.Empty);

    public bool Knows(OfficerId officer) => Officers.ContainsKey(officer);

    /// <summary>The officer as looked up. One who was not looked at is as one who is not registered.</summary>
    public OfficerState Officer(OfficerId officer) => Officers.GetValueOrDefault(officer, OfficerState.None);

    public CaseFacts With(OfficerId id, OfficerState officer) => this with { Officers = Officers.SetItem(id, officer) };
}
