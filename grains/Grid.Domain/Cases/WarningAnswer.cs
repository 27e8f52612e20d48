namespace Grid.Domain.Cases;

/// <summary>What somebody who is warned has to answer with.</summary>
[GenerateSerializer, Alias("warning-answer")]
public enum WarningAnswer
{
    /// <summary>Nothing: it is enough that they know.</summary>
    None = 0,

    /// <summary>That they have taken note.</summary>
    Acknowledgement = 1,

    /// <summary>What they are going to do about it.</summary>
    Plan = 2,
}
