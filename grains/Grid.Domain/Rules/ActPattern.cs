namespace Grid.Domain.Rules;

/// <summary>Names one act, or with a star at its end every act that begins so: <c>T07*</c>, <c>*</c>.</summary>
public readonly record struct ActPattern(string Text)
{
    public bool Matches(string act) =>
        Text.EndsWith('*')
            ? act.AsSpan().StartsWith(Text.AsSpan(0, Text.Length - 1), StringComparison.Ordinal)
            : string.Equals(act, Text, StringComparison.Ordinal);

    /// <summary>Whether one of the patterns names the act.</summary>
    public static bool AnyMatches(ImmutableArray<ActPattern> patterns, string act)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(act))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => Text;
}
