namespace Grid.Domain.Vocabulary;

/// <summary>Names one natural person who may be answerable, as <c>officer:ID</c> or <c>officer:ORGAN/ID</c>.</summary>
/// <param name="Value">The whole id, prefix included; it is also the name of the stream.</param>
[GenerateSerializer, Immutable, Alias("officer-id")]
public readonly record struct OfficerId(string Value)
{
    /// <summary>What every such id begins with.</summary>
    public const string Prefix = "officer:";

    /// <summary>The organ they are of, as the id names it; nothing where it names none.</summary>
    public string? Organ => IdText.OrganIn(Prefix, Value);

    /// <summary>Reads an id as people type it, with or without its prefix.</summary>
    /// <exception cref="FormatException">The text cannot be an id; the message says why.</exception>
    public static OfficerId Parse(string typed) => new(IdText.Normalize(Prefix, typed));

    /// <summary>
    /// The id of what a foreign source calls <paramref name="raw"/>, kept apart by organ where one is named.
    /// </summary>
    public static OfficerId FromSource(string? organ, string raw) => new(IdText.Compose(Prefix, organ, raw));

    public override string ToString() => Value;
}
