using Grid.Packs;

namespace Grid.Silo;

/// <summary>The packs in the configured folders, read and compiled before the silo starts.</summary>
internal sealed record ProposedPacks(ImmutableArray<PackContent> Packs)
{
    /// <exception cref="SettingsException">A folder holds no pack, or one that does not compile.</exception>
    public static ProposedPacks Read(ImmutableArray<string> folders) => new([.. folders.Select(Read)]);

    private static PackContent Read(string folder)
    {
        var read = PackFolder.Read(folder);
        var problems = read.Content is { } content ? PackCompiler.Compile(content).Problems : read.Problems;
        return problems.IsEmpty
            ? read.Content!
            : throw new SettingsException(
                $"the pack in {folder} cannot be used:{string.Concat(problems.Select(problem => $"\n  {problem}"))}");
    }
}
