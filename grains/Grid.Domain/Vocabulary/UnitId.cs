namespace Grid.Domain.Vocabulary;

/// <summary>Names a subdivision of an organ, as <c>unit:ID</c> or <c>unit:ORGAN/ID</c>.</summary>
/// <param name="Value">The whole id, prefix included; it is also the name of the stream.</param>
[GenerateSerializer, Immutable, Alias("unit-id")]
public readonly record struct UnitId(string Value)
{
    /// <summary>What every such id begins with.</summary>
    public const string Prefix = "unit:";

    /// <summary>The organ it is of, as the id names it; nothing where it names none.</summary>
    public string? Organ => IdText.OrganIn(Prefix, Value);

    /// <summary>Reads an id as people type it, with or without its prefix.</summary>
    /// <exception cref="FormatException">The text cannot be an id; the message says why.</exception>
    public static UnitId Parse(string typed) => new(IdText.Normalize(Prefix, typed));

    /// <summary>
    /// The id of what a foreign source calls <paramref name="raw"/>, kept apart by organ where one is named.
    /// </summary>
    public static UnitId FromSource(string? organ, string raw) => new(IdText.Compose(Prefix, organ, raw));

    public override string ToString() => Value;
}
