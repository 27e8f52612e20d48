namespace Grid.Domain.Procedures;

/// <summary>
/// Names stages: <c>trial</c> in whichever procedure, <c>civil.appeal/trial</c> in one, <c>civil.*/*</c> all of those
/// whose names begin so.
/// </summary>
public readonly record struct StagePattern(ActPattern? Procedure, ActPattern Stage)
{
    public static StagePattern Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? new(null, new(text))
            : new(new(text[..slash]), new(text[(slash + 1)..]));
    }

    /// <summary>Whether one of the patterns names the stage.</summary>
    public static bool AnyMatches(ImmutableArray<StagePattern> patterns, string? procedure, string? stage)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(procedure, stage))
            {
                return true;
            }
        }

        return false;
    }

    public bool Matches(string? procedure, string? stage) =>
        stage is not null && Stage.Matches(stage)
        && (Procedure is not { } named || (procedure is not null && named.Matches(procedure)));

    public override string ToString() => Procedure is { } procedure ? $"{procedure}/{Stage}" : Stage.Text;
}
