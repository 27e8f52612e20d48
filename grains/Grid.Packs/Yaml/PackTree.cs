namespace Grid.Packs.Yaml;

/// <summary>The files of a pack as one: lists and mappings go on from file to file, single values stand once.</summary>
internal sealed class PackTree(ImmutableArray<Fields> files)
{
    /// <summary>Parses all files; nothing where one cannot be read, since what it declares is then not known.</summary>
    public static PackTree? Parse(PackContent content, ProblemList problems)
    {
        var texts = content.Files();
        var files = ImmutableArray.CreateBuilder<Fields>();
        if (NodeTree.Parse(PackHeader.FileName, texts[PackHeader.FileName], problems) is { } first)
        {
            files.Add(new(first, "the file", problems));
            foreach (var name in PackHeader.Read(first, texts, problems).Included)
            {
                if (NodeTree.Parse(name, texts[name], problems) is { } root)
                {
                    files.Add(new(root, "the file", problems));
                }
            }
        }

        return problems.IsEmpty ? new(files.ToImmutable()) : null;
    }

    public Value? Once(string key)
    {
        var found = Found(key);
        foreach (var other in found.Skip(1))
        {
            other.Report($"`{key}` stands twice, first in {found[0].Node.At.File}", "keep one of the two");
        }

        return found.FirstOrDefault();
    }

    /// <summary>Whether some file has the key; whoever reads it says whether that is in order.</summary>
    public bool Has(string key) => files.Any(file => file.Has(key));

    public Value? RequireOnce(string key) => Once(key) ?? files[0].Require(key);

    public ImmutableArray<Value> Items(string key) => [.. Found(key).SelectMany(list => list.Items())];

    /// <summary>The entries of a list of mappings.</summary>
    public ImmutableArray<Fields> Entries(string key) => [.. Items(key).Select(item => item.Fields()).OfType<Fields>()];

    public ImmutableArray<(Value Name, Value Value)> Members(string key) =>
        [.. Found(key).Select(mapping => mapping.Fields()).OfType<Fields>().SelectMany(fields => fields.Members)];

    /// <summary>Reports something that no line says.</summary>
    public void ReportAbsence(string problem, string fix) => files[0].Report(problem, fix);

    /// <summary>Reports every key that nobody has asked for, and a header in an included file.</summary>
    public void RefuseOthers()
    {
        foreach (var file in files)
        {
            foreach (var key in PackHeader.Keys)
            {
                // Were it not for this, includes could lead in a circle.
                var header = file.Find(key);
                if (file != files[0])
                {
                    header?.Report($"only {PackHeader.FileName} may have `{key}`", $"move it to {PackHeader.FileName}");
                }
            }

            file.RefuseOthers();
        }
    }

    private ImmutableArray<Value> Found(string key) => [.. files.Select(file => file.Find(key)).OfType<Value>()];
}
