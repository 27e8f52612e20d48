namespace Grid.Domain.Rules;

/// <summary>What a rule guards; it decides who may learn of it, and what a record that breaks it leads to.</summary>
public enum RuleConcern
{
    /// <summary>The submission makes no sense as it stands: refused, whatever its intent.</summary>
    Form,

    /// <summary>Who may ask at all. One who may not learns of nothing else.</summary>
    Authority,

    /// <summary>What the law wants of the act itself.</summary>
    Law,
}
