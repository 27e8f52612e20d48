using Grid.Domain.Cases;

namespace Grid.Domain.Rules.Recusals;

/// <summary>What the law says of recusal: for what, who decides of whom, and what goes on until then.</summary>
public sealed record RecusalTable
{
    /// <summary>The grounds that can be given.</summary>
    public ImmutableArray<RecusalGround> Grounds { get; init; } = [];

    /// <summary>Who decides of whom: the first row that speaks of the officer.</summary>
    public ImmutableArray<RecusalDecider> Deciders { get; init; } = [];

    /// <summary>What a request does until it is decided: the first row that speaks of the officer.</summary>
    public ImmutableArray<PendingEffect> Pending { get; init; } = [];

    public bool Lists(string ground)
    {
        foreach (var listed in Grounds)
        {
            if (listed.Ground == ground)
            {
                return true;
            }
        }

        return Grounds.IsEmpty;
    }

    public RecusalDecider? DeciderOf(OfficerId officer, CaseState state, CaseFacts facts)
    {
        foreach (var row in Deciders)
        {
            if (IsOf(row.Kinds, state) && row.Of.Judge(state, facts, officer, facts.Now) is Verdict.Satisfied)
            {
                return row;
            }
        }

        return null;
    }

    public PendingEffect? EffectOn(OfficerId officer, CaseState state, CaseFacts facts)
    {
        foreach (var row in Pending)
        {
            if (IsOf(row.Kinds, state) && row.Of.Judge(state, facts, officer, facts.Now) is Verdict.Satisfied)
            {
                return row;
            }
        }

        return null;
    }

    private static bool IsOf(ImmutableArray<string> kinds, CaseState state) =>
        kinds.IsEmpty || (state.Kind is { } kind && kinds.Contains(kind, StringComparer.Ordinal));
}
