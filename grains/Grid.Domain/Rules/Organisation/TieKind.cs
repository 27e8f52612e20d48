namespace Grid.Domain.Rules.Organisation;

/// <summary>What an organ is to one below it.</summary>
[GenerateSerializer, Alias("tie-kind")]
public enum TieKind
{
    /// <summary>It directs: it may give binding instructions on a pending case.</summary>
    Lead,

    /// <summary>It only looks after the other's work, by the ways the law opens: no instruction binds.</summary>
    Supervise,
}
