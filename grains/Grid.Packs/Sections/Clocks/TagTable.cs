using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary>The tags that clocks bear, and those that rows of counting speak of before the clocks are read.</summary>
internal sealed class TagTable
{
    private readonly HashSet<string> _borne = new(StringComparer.Ordinal);
    private readonly List<Value> _spokenOf = [];

    public ImmutableArray<string> Declare(Value? tags)
    {
        ImmutableArray<string> borne = [.. (tags?.Items() ?? []).Select(tag => tag.Text())];
        _borne.UnionWith(borne);
        return borne;
    }

    public ImmutableArray<string> ReferAll(Value? tags) => [.. (tags?.SomeItems() ?? []).Select(Refer)];

    public string Refer(Value tag)
    {
        _spokenOf.Add(tag);
        return tag.Text();
    }

    /// <summary>Reports tags that no clock bears, once all clocks are read.</summary>
    public void CheckReferences()
    {
        foreach (var tag in _spokenOf)
        {
            var text = tag.Text();
            if (text.Length > 0 && !_borne.Contains(text))
            {
                tag.Report($"no clock has the tag {Wording.Quote(text)}", Wording.Suggest(text, _borne));
            }
        }
    }
}
