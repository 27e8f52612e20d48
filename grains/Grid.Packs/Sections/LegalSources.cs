using Grid.Packs.Check;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>
/// Reads legal sources, wherever one stands: <c>{ title, article }</c>, or <c>{ instrument, article }</c> by a short
/// name of <c>instruments:</c>. The article is always asked for.
/// </summary>
internal sealed class LegalSources(InstrumentTable instruments)
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    /// <summary>Every title and article, those of instruments that nothing cites included.</summary>
    public ImmutableArray<string> Words =>
    [
        .. _words.Concat(instruments.Entries.Select(instrument => instrument.Title)).Distinct(StringComparer.Ordinal),
    ];

    public LegalSource Read(Value? source) => Cite(source).Law;

    /// <summary>The source of an entry that may do without one.</summary>
    public LegalSource? ReadIfAny(Fields entry) => entry.Find("source") is { } source ? Read(source) : null;

    /// <summary>The same, and by which short name it was cited.</summary>
    public (LegalSource Law, string? Instrument) Cite(Value? source)
    {
        if (source?.Fields() is not { } fields)
        {
            return (new("", ""), null);
        }

        var cited = fields.Find("instrument") is { } name ? instruments.Refer(name) : null;
        var title = cited is null ? fields.Text("title") : cited.Title;
        if (cited is not null)
        {
            fields.Find("title")?.Report(
                "the source has both `title` and `instrument`", "keep one: the instrument has a title of its own");
        }

        var law = new LegalSource(title, fields.Require("article", CompilerRules.SourceHasArticle)?.Text() ?? "");
        fields.RefuseOthers();
        _words.UnionWith([law.Title, law.Article]);
        return (law, cited?.Name);
    }
}
