namespace Grid.Domain.Rules.Kinds;

/// <summary>Which of several acts of one name is meant, by place.</summary>
public enum Occurrence
{
    First,
    Latest,
}
