namespace Grid.Packs.Check;

/// <summary>The rules of the check that the compiler judges: a pack that breaks one is not compiled.</summary>
internal static class CompilerRules
{
    /// <summary>Whatever else a pack must be to be one at all.</summary>
    public const string Compiles = "pack.compiles";

    public const string ReferenceResolves = "reference.resolves";

    public const string SourceHasArticle = "source.has-article";

    public const string SlotHasSupervisor = "slot.has-supervisor";
}
