using System.Collections.Frozen;

namespace Grid.Grains.Followers.Histories;

/// <summary>The rules that hold in every jurisdiction, by their ids.</summary>
internal static class BuiltInRules
{
    private static readonly FrozenDictionary<RuleId, string> Sentences =
        ((IEnumerable<(RuleId Id, string Sentence)>)
        [
            .. Of(OpenCaseRules.All), .. Of(FillSlotRules.All), .. Of(TransferRules.All), .. Of(RecordActRules.All),
            .. Of(CloseCaseRules.All), .. Of(DrawHolderRules.All), .. Of(MarkRules<CaseCommand.MarkCase>.All),
            .. Of(RegisterOfficerRules.All),
            .. Of(GrantMandateRules.All),
            .. Of(RevokeMandateRules.All), .. Of(SuspendOfficerRules.All), .. Of(ReinstateOfficerRules.All),
        ]).DistinctBy(rule => rule.Id).ToFrozenDictionary(rule => rule.Id, rule => rule.Sentence);

    public static IEnumerable<RuleId> All => Sentences.Keys;

    /// <summary>The sentence for one who breaks it; nothing where no such rule is built in.</summary>
    public static string? SentenceOf(RuleId rule) => Sentences.GetValueOrDefault(rule);

    private static IEnumerable<(RuleId Id, string Sentence)> Of<TQuestion>(ImmutableArray<Rule<TQuestion>> rules) =>
        rules.Select(rule => (rule.Id, rule.Otherwise));
}
