namespace Grid.Domain.Vocabulary;

/// <summary>
/// Facts by name. A blank value is no fact: it is missing, and a rule that needs it cannot be decided.
/// </summary>
[GenerateSerializer, Immutable, Alias("fact-set")]
public sealed record FactSet
{
    /// <summary>No facts at all.</summary>
    public static readonly FactSet None = new();

    /// <summary>The facts, by ordinal order of their names, each name once.</summary>
    [Id(0)]
    public ImmutableArray<Fact> Items { get; private init; } = [];

    /// <summary>The value of a fact; nothing where it is missing.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var fact in Items)
            {
                if (fact.Name == name)
                {
                    return fact.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Sorts the facts and drops blank ones. Of two facts with one name the last is kept.</summary>
    public static FactSet Of(IEnumerable<Fact> facts)
    {
        var byName = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            if (!string.IsNullOrWhiteSpace(fact.Value))
            {
                byName[fact.Name] = fact.Value;
            }
        }

        return byName.Count == 0 ? None : new() { Items = [.. byName.Select(pair => new Fact(pair.Key, pair.Value))] };
    }

    // ImmutableArray compares by reference; facts are equal when they say the same.
    public bool Equals(FactSet? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override int GetHashCode() => Items.IsDefaultOrEmpty ? 0 : HashCode.Combine(Items.Length, Items[0]);
}
