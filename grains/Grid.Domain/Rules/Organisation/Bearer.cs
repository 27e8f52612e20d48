namespace Grid.Domain.Rules.Organisation;

/// <summary>Somebody whom a row gives something to do, to answer for or to be spared, as the pack names them.</summary>
public readonly record struct Bearer(BearerKind Kind, string Name)
{
    /// <summary>The word for <see cref="Oversight"/> in the pack language.</summary>
    public const string OversightName = "oversight";

    /// <summary>The authority above everybody in the pack.</summary>
    public static readonly Bearer Oversight = new(BearerKind.Oversight, OversightName);

    public override string ToString() => Name;
}
