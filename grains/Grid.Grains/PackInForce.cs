namespace Grid.Grains;

/// <summary>A compiled pack, and the entry of its stream that put it in force.</summary>
internal sealed record PackInForce(RulePack Pack, int Sequence);
