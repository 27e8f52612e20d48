namespace Grid.Packs.Check;

/// <summary>The rules of the check that no analysis of a compiled pack judges.</summary>
internal static class CompilerRules
{
    /// <summary>Whatever else a pack must be to be one at all.</summary>
    public const string Compiles = "pack.compiles";

    /// <summary>Of packs that are looked at together: no two are the law of one jurisdiction on one day.</summary>
    public const string DatesAreFree = "pack.dates-are-free";

    /// <summary>Of a pack in its folder: each file that looks like a part of it is one.</summary>
    public const string FileIsIncluded = "file.is-included";

    public const string ReferenceResolves = "reference.resolves";

    public const string SourceHasArticle = "source.has-article";

    public const string SlotHasSupervisor = "slot.has-supervisor";
}
