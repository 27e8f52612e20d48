using Grid.Domain.Rules.Kinds;

namespace Grid.Domain.Rules;

/// <summary>
/// A rule of a pack: a kind, which is code, with parameters, a sentence and a source, which are data.
/// </summary>
public sealed record PackRule(RuleId Id, RuleKind Kind)
{
    /// <summary>The sentence for one who breaks it: lower case, no period.</summary>
    public required string Otherwise { get; init; }

    /// <summary>The law behind it.</summary>
    public required LegalSource Source { get; init; }

    /// <summary>Whom to ask, where the pack names somebody.</summary>
    public string? Ask { get; init; }

    /// <summary>The reason given to one who was refused by it.</summary>
    public Reason ReasonFor(Verdict verdict) => new(Id, Otherwise)
    {
        Verdict = verdict.Kind,
        Missing = verdict.Missing,
        Source = Source,
        Ask = verdict.Ask ?? Ask,
    };
}
