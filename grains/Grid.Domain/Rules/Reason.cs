namespace Grid.Domain.Rules;

/// <summary>Why a submission was refused: one rule, in one sentence, with its legal source.</summary>
[GenerateSerializer, Immutable, Alias("reason")]
public sealed record Reason(RuleId Rule, string Sentence)
{
    /// <summary>Broken, or undecidable for want of <see cref="Missing"/>.</summary>
    [Id(0)]
    public VerdictKind Verdict { get; init; } = VerdictKind.Broken;

    /// <summary>The fact that would have to be known, or what stands in the way, by name.</summary>
    [Id(1)]
    public string? Missing { get; init; }

    /// <summary>The law behind the rule, as the pack gives it.</summary>
    [Id(2)]
    public LegalSource? Source { get; init; }

    /// <summary>Whom to ask.</summary>
    [Id(3)]
    public string? Ask { get; init; }
}
