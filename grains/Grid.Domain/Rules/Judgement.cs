namespace Grid.Domain.Rules;

/// <summary>A verdict as an entry keeps it: which rule, what it said, of whom, and what was missing.</summary>
[GenerateSerializer, Immutable, Alias("judgement")]
public sealed record Judgement(RuleId Rule, VerdictKind Verdict, OfficerId? Officer, string? Missing)
{
    /// <summary>Whether it is broken or undecidable, and so for somebody to look at.</summary>
    public bool IsAmiss => Verdict is VerdictKind.Broken or VerdictKind.Undecidable;

    public static Judgement Of(RuleId rule, Verdict verdict) =>
        new(rule, verdict.Kind, verdict.Officer, verdict.Missing);
}
