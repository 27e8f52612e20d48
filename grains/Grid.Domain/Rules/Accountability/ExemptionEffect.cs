namespace Grid.Domain.Rules.Accountability;

/// <summary>What a ground does to liability.</summary>
public enum ExemptionEffect
{
    /// <summary>There is none.</summary>
    Exempts,

    /// <summary>It is judged more leniently.</summary>
    Mitigates,

    /// <summary>It is judged more severely.</summary>
    Aggravates,

    /// <summary>It ends with words instead of a sanction.</summary>
    SparesSanction,
}
