using Grid.Domain.Packs;
using Grid.Domain.Rules;
using Grid.Domain.Vocabulary;
using Grid.Packs;

namespace Grid.Silo;

/// <summary>The packs in the configured folders, read and compiled before the silo starts.</summary>
internal sealed record ProposedPacks(ImmutableArray<PackContent> Packs)
{
    /// <exception cref="SettingsException">
    /// A folder holds no pack, or one that does not compile; or two hold packs of one name that are the law on the same
    /// days.
    /// </exception>
    public static ProposedPacks Read(ImmutableArray<string> folders)
    {
        var packs = ImmutableArray.CreateBuilder<PackContent>();
        var proposed = new Dictionary<PackName, PackTimeline>();
        foreach (var folder in folders)
        {
            var (content, pack) = Read(folder);
            if (!packs.Any(known => known.Version == content.Version))
            {
                var timeline = proposed.GetValueOrDefault(content.Name, PackTimeline.None);
                RefuseOverlap(folder, pack, timeline);
                proposed[content.Name] = timeline.With(pack.Publication.As(pack.Version), null);
                packs.Add(content);
            }
        }

        return new(packs.ToImmutable());
    }

    private static (PackContent Content, RulePack Pack) Read(string folder)
    {
        var read = PackFolder.Read(folder);
        var compiled = read.Content is { } content ? PackCompiler.Compile(content) : null;
        var problems = compiled?.Problems ?? read.Problems;
        return compiled?.Pack is { } pack
            ? (read.Content!, pack)
            : throw new SettingsException(
                $"the pack in {folder} cannot be used:{string.Concat(problems.Select(problem => $"\n  {problem}"))}");
    }

    // Each start would publish the one and then the other, and nobody could say which of them is the law.
    private static void RefuseOverlap(string folder, RulePack pack, PackTimeline timeline)
    {
        if (timeline.OverlapWith(pack.Publication.As(pack.Version)) is { } other)
        {
            throw new SettingsException(
                $"the pack in {folder} cannot be used:\n  {pack.Publication.Place}: another configured folder has "
                + $"version {other.Version} of `{pack.Name}`, which is in force "
                + $"{other.Effective?.ToString() ?? "on all days"}, on some of the same days; say in both "
                + "`effective: { from: …, until: … }`, or configure one of them");
        }
    }
}
