namespace Grid.Grains;

/// <summary>A compiled pack, and the entry of its stream that put it in force.</summary>
internal sealed record PackInForce(RulePack Pack, int Sequence)
{
    /// <summary>Whether none of the published versions is the law at the moment that was asked for.</summary>
    public bool IsGap => ReferenceEquals(Pack, RulePack.None);
}
