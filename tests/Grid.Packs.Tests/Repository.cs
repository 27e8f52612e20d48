namespace Grid.Packs.Tests;

/// <summary>Where things are: in the repository, and beside it.</summary>
internal static class Repository
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What lies under <c>GRID_SHARED</c>, or else beside the repository.</summary>
    public static string Shared(string path) => Path.Combine(
        Environment.GetEnvironmentVariable("GRID_SHARED") ?? Path.Combine(Root, "..", "shared"), path);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Grid.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
