using Grid.Domain.Rules.Organisation;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary>Everybody whom rows can name: slots, posts, classes, organs, units, capacities, oversight.</summary>
internal sealed class BearerTable(ImmutableArray<(BearerKind Kind, NameTable Names)> tables)
{
    /// <summary>The bearer of the name; where several things have it, a prefix tells them apart.</summary>
    public Bearer? Refer(Value name)
    {
        var text = name.Text();
        if (text is "" or Bearer.OversightName)
        {
            return text.Length == 0 ? null : Bearer.Oversight;
        }

        foreach (var (kind, names) in tables)
        {
            var prefix = $"{WordFor(kind)}:";
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return Explicit(name, kind, text[prefix.Length..], names);
            }
        }

        ImmutableArray<BearerKind> found =
            [.. tables.Where(table => table.Names.Has(text)).Select(table => table.Kind)];
        if (found is [var only])
        {
            return new(only, text);
        }

        if (found.IsEmpty)
        {
            name.ReportUnresolved(
                $"nobody is called {Wording.Quote(text)}",
                Wording.Suggest(text, [.. tables.SelectMany(table => table.Names.Names)]));
        }
        else
        {
            name.Report(
                $"{Wording.Quote(text)} is several things",
                $"write {string.Join(" or ", found.Select(kind => Wording.Quote($"{WordFor(kind)}:{text}")))}");
        }

        return null;
    }

    private static Bearer? Explicit(Value name, BearerKind kind, string text, NameTable names)
    {
        if (names.Has(text))
        {
            return new(kind, text);
        }

        name.ReportUnresolved($"there is no {WordFor(kind)} {Wording.Quote(text)}", Wording.Suggest(text, names.Names));
        return null;
    }

    private static string WordFor(BearerKind kind) => kind switch
    {
        BearerKind.Slot => "slot",
        BearerKind.Post => "post",
        BearerKind.Class => "class",
        BearerKind.Organ => "organ",
        BearerKind.Unit => "unit",
        BearerKind.Capacity => "capacity",
        _ => Bearer.OversightName,
    };
}
