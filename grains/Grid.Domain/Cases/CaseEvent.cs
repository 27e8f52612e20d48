namespace Grid.Domain.Cases;

/// <summary>What can happen to a case.</summary>
[GenerateSerializer, Immutable, Alias("case-event")]
public abstract partial record CaseEvent
{
    private CaseEvent()
    {
    }

    /// <summary>
    /// What the pack's rules said once this had happened: every broken or undecidable verdict, and each that cleared an
    /// earlier one. Rules that said nothing new and nothing amiss are left out.
    /// </summary>
    public virtual ImmutableArray<Judgement> Judged => [];

    /// <summary>Whether the grid itself derived it, now, whenever what it came with may have happened.</summary>
    public virtual bool IsDerived => false;

    /// <summary>Whether it stands in the place of what was asked, which was not executed.</summary>
    public virtual bool IsInstead => false;
}
