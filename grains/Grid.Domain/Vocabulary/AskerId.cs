namespace Grid.Domain.Vocabulary;

/// <summary>
/// Who asks: an officer (<c>officer:ID</c>), or a system that reports what happened elsewhere (<c>system:ID</c>).
/// </summary>
/// <param name="Value">The whole id, prefix included.</param>
[GenerateSerializer, Immutable, Alias("asker-id")]
public readonly record struct AskerId(string Value)
{
    /// <summary>What the id of a system begins with.</summary>
    public const string SystemPrefix = "system:";

    /// <summary>The officer who asks; nothing where a system does.</summary>
    public OfficerId? Officer =>
        Value.StartsWith(OfficerId.Prefix, StringComparison.Ordinal) ? new OfficerId(Value) : null;

    /// <summary>
    /// Reads who asks: <c>officer:ID</c> or <c>system:ID</c>; the prefix is needed, for it says which of the two.
    /// </summary>
    /// <exception cref="FormatException">The text has neither prefix, or is no id.</exception>
    public static AskerId Parse(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var prefix = typed.StartsWith(OfficerId.Prefix, StringComparison.Ordinal) ? OfficerId.Prefix
            : typed.StartsWith(SystemPrefix, StringComparison.Ordinal) ? SystemPrefix
            : throw new FormatException($"`{typed}` does not say who asks: write officer:ID or system:ID");
        return new AskerId(IdText.Normalize(prefix, typed));
    }

    /// <summary>An officer as the one who asks.</summary>
    public static implicit operator AskerId(OfficerId officer) => new(officer.Value);

    /// <inheritdoc cref="op_Implicit"/>
    public static AskerId FromOfficerId(OfficerId officer) => officer;

    public override string ToString() => Value;
}
