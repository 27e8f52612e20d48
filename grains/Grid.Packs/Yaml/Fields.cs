using Grid.Packs.Check;

namespace Grid.Packs.Yaml;

/// <summary>A mapping with known keys. It learns which are known by being asked for them.</summary>
internal sealed class Fields(Node.Mapping mapping, string name, ProblemList problems)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Keys and values, for a mapping whose keys are names.</summary>
    public IEnumerable<(Value Name, Value Value)> Members =>
        mapping.Members.Select(member =>
            (Of(member.Key, $"a key of {name}"), Of(member.Value, Wording.Quote(member.Key.Content))));

    public Value? Find(string key)
    {
        _known.Add(key);
        foreach (var member in mapping.Members)
        {
            if (member.Key.Content == key)
            {
                return Of(member.Value, Wording.Quote(key));
            }
        }

        return null;
    }

    /// <summary>Whether the key is there; that alone makes it none that is known.</summary>
    public bool Has(string key) => mapping.Members.Any(member => member.Key.Content == key);

    /// <summary>Where the mapping begins.</summary>
    public FileLine At => mapping.At;

    /// <param name="key">The key, which must be there.</param>
    /// <param name="rule">The rule of the check that its absence, and whatever is wrong with it, breaks.</param>
    public Value? Require(string key, string rule = CompilerRules.Compiles)
    {
        var found = Find(key);
        if (found is null)
        {
            Report($"{name} has no `{key}`", $"add `{key}:`", rule);
        }

        return found is null ? null : found with { Rule = rule };
    }

    /// <summary>The text of a key that must be there.</summary>
    public string Text(string key) => Require(key)?.Text() ?? "";

    /// <summary>The text of a key that may be left out.</summary>
    public string? TextOrNone(string key) => Find(key)?.Text();

    /// <summary>Reports every key that nobody has asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var (key, _) in mapping.Members.Where(member => !_known.Contains(member.Key.Content)))
        {
            problems.Add(key.At, $"unknown key {Wording.Quote(key.Content)}", Wording.Suggest(key.Content, _known));
        }
    }

    public void Report(string problem, string fix, string rule = CompilerRules.Compiles) =>
        problems.Add(mapping.At, problem, fix, rule);

    private Value Of(Node node, string called) => new(node, called, problems);
}
