namespace Grid.Domain.Rules;

/// <summary>The four things a rule can say.</summary>
[GenerateSerializer, Alias("verdict-kind")]
public enum VerdictKind
{
    Satisfied = 0,
    Broken = 1,

    /// <summary>A fact is missing. A kind of blind spot: never shown as fine, never as a breach.</summary>
    Undecidable = 2,

    /// <summary>What the rule speaks of has not happened.</summary>
    NotApplicable = 3,
}
