namespace Grid.Domain.Rules;

/// <summary>A fact of an act has one of these values.</summary>
public sealed record FactMatch(string Name, ImmutableArray<string> Values)
{
    /// <summary>Whether all of them hold of the facts. Nothing asked holds always.</summary>
    public static bool AllHold(ImmutableArray<FactMatch> matches, FactSet facts)
    {
        foreach (var match in matches)
        {
            if (!match.Holds(facts))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether one of several conditions holds, each of which is met when all its facts are so.</summary>
    public static bool AnyHolds(ImmutableArray<ImmutableArray<FactMatch>> conditions, FactSet facts)
    {
        foreach (var condition in conditions)
        {
            if (AllHold(condition, facts))
            {
                return true;
            }
        }

        return false;
    }

    public bool Holds(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts[Name] is { } told)
        {
            foreach (var value in Values)
            {
                if (value == told)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Whether it holds but for capitals, blanks and points: whoever must not say a word must not say it with a full
    /// stop either.
    /// </summary>
    public bool HoldsInSubstance(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts[Name] is { } told)
        {
            var bare = Bare(told);
            foreach (var value in Values)
            {
                if (bare.Equals(Bare(value), StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Bare(string text)
    {
        var bare = text.AsSpan();
        while (bare.Length > 0 && IsDressing(bare[0]))
        {
            bare = bare[1..];
        }

        while (bare.Length > 0 && IsDressing(bare[^1]))
        {
            bare = bare[..^1];
        }

        return bare;
    }

    private static bool IsDressing(char sign) => char.IsPunctuation(sign) || char.IsWhiteSpace(sign);
}
