namespace Grid.House.Tests;

/// <summary>The repository as it lies on disk, and the assemblies that are made of it.</summary>
internal static class House
{
    private static readonly string[] Made = ["bin", "obj", "TestResults", "node_modules", ".git"];

    public static readonly string Root = FindRoot();

    /// <summary>Every assembly that is not a test.</summary>
    public static readonly ImmutableArray<Assembly> Assemblies =
    [
        typeof(Domain.Cases.CaseState).Assembly, typeof(Packs.PackCompiler).Assembly,
        typeof(Contracts.Reply).Assembly, typeof(Ledger.ILedger).Assembly, typeof(Grains.GridLedger).Assembly,
        typeof(Charts.ChartAssets).Assembly, typeof(Silo.SiloComposition).Assembly, typeof(Client.GridClient).Assembly,
        typeof(Replay.Running.ReplayRun).Assembly, typeof(Simulator.Scenarios.Scenario).Assembly, Assembly.Load("grid"),
    ];

    /// <summary>The assemblies whose public types others hold on to.</summary>
    public static readonly ImmutableArray<Assembly> Wire =
        [typeof(Domain.Cases.CaseState).Assembly, typeof(Contracts.Reply).Assembly];

    /// <summary>Every file that people write, relative to the root, with slashes.</summary>
    public static readonly ImmutableArray<string> Files = [.. FilesIn(Root).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Sources => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>Sources that are not tests.</summary>
    public static IEnumerable<string> ProductSources =>
        Sources.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal));

    public static IEnumerable<string> Projects =>
        Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] LinesOf(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>The types of an assembly that people wrote, nested ones included.</summary>
    public static IEnumerable<Type> TypesOf(Assembly assembly) => assembly.GetTypes()
        .Where(type => !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
            && !type.FullName!.Contains('<', StringComparison.Ordinal)
            && !type.FullName!.StartsWith("OrleansCodeGen", StringComparison.Ordinal)
            && type.Namespace?.StartsWith("Grid", StringComparison.Ordinal) == true);

    /// <summary>Fails with every breach of a rule of the house, each on a line of its own.</summary>
    public static void Keeps(string rule, IEnumerable<string> breaches)
    {
        var found = breaches.ToArray();
        Assert.True(found.Length == 0, $"{rule}:\n  {string.Join("\n  ", found)}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Grid.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no folder above holds Grid.sln");
        }

        return folder.FullName;
    }

    private static IEnumerable<string> FilesIn(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }

        foreach (var below in Directory.EnumerateDirectories(folder))
        {
            if (!Made.Contains(Path.GetFileName(below)))
            {
                foreach (var file in FilesIn(below))
                {
                    yield return file;
                }
            }
        }
    }
}
