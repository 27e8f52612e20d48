namespace Grid.Packs.Check.Analyses;

/// <summary>
/// Every legal source names the article. That something stands there is the compiler's to see; here it is that it says
/// something.
/// </summary>
internal static class SourceHasArticle
{
    private static readonly ImmutableHashSet<string> Nothing = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "-", "–", "—", "?", "??", "…", "...", ".", "x", "xx", "n/a", "na", "none", "tbd", "tba", "todo", "unknown",
        "various", "passim", "see above", "无", "不详", "待定");

    public static readonly Analysis Analysis = new(
        new(CompilerRules.SourceHasArticle, HoleWeight.Error, "every legal source names an article"), Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack) =>
        from cited in Cited(pack.Pack)
        where cited.Source is { } source && Nothing.Contains(source.Article.Trim())
        select new Spotted(
            pack.Places.Of(cited.Section, cited.Name),
            $"the source of {Wording.Quote(cited.Name)} has {Wording.Quote(cited.Source!.Article)} for an article",
            "name the article, section or paragraph");

    private static IEnumerable<(string Section, string Name, LegalSource? Source)> Cited(RulePack pack) =>
    [
        .. pack.Rows.Select(row => (row.Section, row.Id.Value, row.Source)),
        .. pack.Slots.Select(slot => ("slots", slot.Slot.Value, slot.Source)),
        .. pack.Organisation.Organs.Select(organ => ("organs", organ.Organ, organ.Source)),
        .. pack.Organisation.Posts.Select(post => ("posts", post.Post, post.Source)),
        .. pack.Organisation.Classes.Select(one => ("classes", one.Class, one.Source)),
        .. pack.Sources.Select(source => ("sources", source.Key, source.Value)),
    ];
}
