namespace Grid.Domain.Rules.Organisation;

/// <summary>Whether officers of a class may decide.</summary>
public enum DecidingPower
{
    No,

    /// <summary>Within bounds: on facts but not on law, on minor matters, by proposing.</summary>
    Limited,
    Yes,
}
