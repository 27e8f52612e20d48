using Grid.Packs.Yaml;

namespace Grid.Packs;

/// <summary>What only <c>pack.yaml</c> may say: the name of the pack, and which files belong to it.</summary>
internal sealed record PackHeader(PackName Name, ImmutableArray<string> Included)
{
    public const string FileName = "pack.yaml";

    /// <summary>The keys it is made of.</summary>
    public static readonly ImmutableArray<string> Keys = ["pack", "include"];

    /// <summary>The files that <c>pack.yaml</c> asks for, as far as it can be read and they may be opened.</summary>
    public static ImmutableArray<string> IncludedBy(string text)
    {
        var unheard = new ProblemList();
        return NodeTree.Parse(FileName, text, unheard) is { } root
            ? [.. Include(new(root, "the file", unheard)).Select(name => name.Text())]
            : [];
    }

    /// <summary>Reads the header, and checks that the files are those it speaks of.</summary>
    public static PackHeader? Read(IReadOnlyDictionary<string, string> files, ProblemList problems)
    {
        if (!files.TryGetValue(FileName, out var text))
        {
            problems.Add(new(FileName, 1), $"there is no {FileName}", "add one; every pack begins with it");
            return null;
        }

        return NodeTree.Parse(FileName, text, problems) is { } root ? Read(root, files, problems) : null;
    }

    /// <summary>The same, of a file that has been parsed.</summary>
    public static PackHeader Read(Node.Mapping root, IReadOnlyDictionary<string, string> files, ProblemList problems)
    {
        var fields = new Fields(root, "the file", problems);
        var name = NameIn(fields);
        var included = Include(fields);
        foreach (var missing in included.Where(file => !files.ContainsKey(file.Text())))
        {
            missing.Report(
                $"there is no file {Wording.Quote(missing.Text())}", "add the file, or take its name off `include`");
        }

        PackHeader header = new(new(name), [.. included.Select(file => file.Text())]);
        foreach (var stray in files.Keys.Except([FileName, .. header.Included], StringComparer.Ordinal))
        {
            problems.Add(
                new(stray, 1), $"{FileName} does not include the file", $"add it to `include` in {FileName}");
        }

        return header;
    }

    private static string NameIn(Fields fields)
    {
        var name = fields.Require("pack");
        var text = name?.Text() ?? "";
        if (name is not null && text.Length > 0 && !Forms.PackName().IsMatch(text))
        {
            name.Report(
                $"{Wording.Quote(text)} is not a name for a pack", "use lower-case letters, digits and single hyphens");
        }

        return text;
    }

    private static ImmutableArray<Value> Include(Fields fields)
    {
        var names = new NameTable("file");
        return
        [
            .. from name in fields.Find("include")?.Items() ?? []
               where IsInside(name) && names.Declare(name) is not null
               select name,
        ];
    }

    private static bool IsInside(Value name)
    {
        var text = name.Text();
        var isInside = text != FileName
            && text.IndexOfAny(['\\', ':', '\0']) < 0
            && text.Split('/').All(part => part is not ("" or "." or ".."));
        if (!isInside && text.Length > 0)
        {
            name.Report(
                $"{Wording.Quote(text)} cannot be included", "name another file, by its path inside the pack's folder");
        }

        return isInside;
    }
}
