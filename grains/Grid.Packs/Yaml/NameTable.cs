namespace Grid.Packs.Yaml;

/// <summary>Names that one part of a pack declares, each once, and others refer to.</summary>
/// <param name="what">What they name.</param>
internal sealed class NameTable(string what)
{
    private readonly Dictionary<string, FileLine> _declared = new(StringComparer.Ordinal);

    /// <summary>The names in the order of their declaration.</summary>
    public ImmutableArray<string> Names => [.. _declared.Keys];

    public static NameTable Of(string what, IEnumerable<Value> names)
    {
        var table = new NameTable(what);
        foreach (var name in names)
        {
            table.Declare(name);
        }

        return table;
    }

    /// <summary>Whether the name has been declared.</summary>
    public bool Has(string name) => _declared.ContainsKey(name);

    /// <summary>Where the name was declared.</summary>
    public FileLine At(string name) => _declared[name];

    /// <summary>The name, where it is one and is new.</summary>
    public string? Declare(Value name)
    {
        var text = name.Text();
        if (text.Length == 0)
        {
            return null;
        }

        if (_declared.TryAdd(text, name.Node.At))
        {
            return text;
        }

        var (file, line) = _declared[text];
        name.Report($"{what} {Wording.Quote(text)} stands twice, first at {file}:{line}", "keep one of the two");
        return null;
    }

    /// <summary>The name that is referred to, which must have been declared.</summary>
    public string Refer(Value name)
    {
        var text = name.Text();
        if (text.Length > 0 && !_declared.ContainsKey(text))
        {
            name.ReportUnresolved($"unknown {what} {Wording.Quote(text)}", Wording.Suggest(text, _declared.Keys));
        }

        return text;
    }
}
