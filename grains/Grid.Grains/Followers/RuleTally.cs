namespace Grid.Grains.Followers;

/// <summary>What was said of one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Pack">The pack under which it was judged.</param>
internal sealed record RuleTally(RuleId Rule, PackName? Pack)
{
    /// <summary>Breaches on record, also those that a later verdict has cleared.</summary>
    public long Breaches { get; init; }

    public long OpenBreaches { get; init; }

    /// <summary>
    /// Cases on which its latest verdict is broken, though it need not be a breach yet; for a rule about single acts,
    /// cases with such an act.
    /// </summary>
    public long BrokenCases { get; init; }

    /// <summary>Cases on which its latest verdict is undecidable.</summary>
    public long Undecidable { get; init; }
}
