namespace Grid.Domain.Rules.Organisation;

/// <summary>What a row keeps apart.</summary>
public enum SeparationKind
{
    /// <summary>Powers, over organs and within one case.</summary>
    PowersApart,

    /// <summary>Stages of one case.</summary>
    StagesApart,

    /// <summary>Those who sat before a case came back from those who sit after.</summary>
    NewPanel,

    /// <summary>Whoever decided from whoever looks at it again.</summary>
    AnotherOfficer,

    /// <summary>Nobody acts alone.</summary>
    LeastOfficers,

    /// <summary>Whoever handles a case from whoever keeps a person or a thing.</summary>
    KeptElsewhere,

    /// <summary>Kin, over posts and professions.</summary>
    KinApart,

    /// <summary>Those who left from what they did in office.</summary>
    FormerOfficers,
}
