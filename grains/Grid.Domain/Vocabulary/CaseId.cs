namespace Grid.Domain.Vocabulary;

/// <summary>Names one case, as <c>case:ID</c> or <c>case:ORGAN/ID</c>.</summary>
/// <param name="Value">The whole id, prefix included; it is also the name of the stream.</param>
[GenerateSerializer, Immutable, Alias("case-id")]
public readonly record struct CaseId(string Value)
{
    /// <summary>What every such id begins with.</summary>
    public const string Prefix = "case:";

    /// <summary>Reads an id as people type it, with or without its prefix.</summary>
    /// <exception cref="FormatException">The text cannot be an id; the message says why.</exception>
    public static CaseId Parse(string typed) => new(IdText.Normalize(Prefix, typed));

    /// <summary>
    /// The id of what a foreign source calls <paramref name="raw"/>, kept apart by organ where one is named.
    /// </summary>
    public static CaseId FromSource(string? organ, string raw) => new(IdText.Compose(Prefix, organ, raw));

    public override string ToString() => Value;
}
