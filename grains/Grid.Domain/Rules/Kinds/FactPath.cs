namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// Where a fact is found: <c>case.NAME</c>, <c>act.NAME</c>, or <c>act.at</c> for the time of the act itself.
/// </summary>
public readonly record struct FactPath(bool IsOfAct, string Name)
{
    /// <summary>The name under which an act's own time is found.</summary>
    public const string At = "at";

    public static bool TryParse(string text, out FactPath path)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isOfAct = text.StartsWith("act.", StringComparison.Ordinal);
        var isOfCase = text.StartsWith("case.", StringComparison.Ordinal);
        path = isOfAct || isOfCase ? new(isOfAct, text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..]) : default;
        return path.Name is { Length: > 0 };
    }

    private bool IsTimeOfAct => IsOfAct && Name == At;

    /// <summary>Whether the fact is there.</summary>
    public bool IsIn(RuleSubject subject) => IsTimeOfAct ? subject.Act is not null : ValueIn(subject) is not null;

    /// <summary>The fact as a time; nothing where it is missing, or is none.</summary>
    public Timestamp? TimeIn(RuleSubject subject) =>
        IsTimeOfAct ? subject.Act?.At
        : ValueIn(subject) is { } value && Timestamp.TryParse(value, out var time) ? time
        : null;

    public string? ValueIn(RuleSubject subject) =>
        !IsOfAct ? subject.Case.Facts[Name]
        : IsTimeOfAct ? subject.Act?.At.ToString()
        : subject.Act?.Facts[Name];

    public override string ToString() => $"{(IsOfAct ? "act" : "case")}.{Name}";
}
