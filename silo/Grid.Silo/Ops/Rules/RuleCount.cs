using Grid.Domain.Vocabulary;
using Grid.Grains.Followers;

namespace Grid.Silo.Ops.Rules;

/// <summary>What was said of a rule: on record, and in refusals since the silo's start.</summary>
public sealed record RuleCount(RuleId Rule, PackName? Pack)
{
    public long OpenBreaches { get; init; }

    public long Breaches { get; init; }

    public long Undecidable { get; init; }

    public long Refusals { get; init; }

    /// <summary>
    /// Both counts of every rule. A refusal names its rule alone; where several packs have a rule of that name, each of
    /// them is shown the refusals.
    /// </summary>
    internal static ImmutableArray<RuleCount> Of(
        ImmutableArray<RuleTally> tallies, ImmutableArray<(RuleId Rule, long Count)> refusals)
    {
        var refused = refusals.ToDictionary(refusal => refusal.Rule, refusal => refusal.Count);
        var told = tallies.Select(tally => tally.Rule).ToHashSet();
        return
        [
            .. tallies.Select(tally => new RuleCount(tally.Rule, tally.Pack)
            {
                OpenBreaches = tally.OpenBreaches,
                Breaches = tally.Breaches,
                Undecidable = tally.Undecidable,
                Refusals = refused.GetValueOrDefault(tally.Rule),
            }),
            .. refusals.Where(refusal => !told.Contains(refusal.Rule))
                .Select(refusal => new RuleCount(refusal.Rule, null) { Refusals = refusal.Count }),
        ];
    }
}
