namespace Grid.Cli.Tests.Running;

/// <summary>Where things lie: the repository, what was built in it, and the real logs beside it.</summary>
internal static class Repository
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the real logs: under <c>GRID_SHARED</c>, or else beside the repository.</summary>
    public static string SharedData { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("GRID_SHARED") ?? Path.Combine(Root, "..", "shared"), "data");

    /// <summary>The built <c>grid</c> command.</summary>
    public static string GridCommand { get; } = Built("client", "Grid.Cli", "grid");

    /// <summary>The built silo.</summary>
    public static string Silo { get; } = Built("silo", "Grid.Silo", "Grid.Silo");

    /// <summary>Where a grid without a named store would look: there is nothing.</summary>
    public static string NoDataHome { get; } = Path.Combine(Path.GetTempPath(), "grid-cli-tests-no-such-folder");

    /// <summary>Whether a command reads real logs.</summary>
    public static bool IsPrivate(IEnumerable<string> arguments) =>
        arguments.Any(argument => argument.StartsWith(SharedData, StringComparison.Ordinal));

    public static string Sample(string name, string file = "") =>
        Path.Combine(Root, "grains", "packs", "samples", name, file).TrimEnd('/');

    public static string Shared(string file) => Path.Combine(SharedData, file);

    private static string Built(string folder, string project, string program)
    {
        // …/bin/Release/net10.0/ — built as these tests are built.
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Root, folder, project, "bin", framework.Parent!.Name, framework.Name, program);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent
                ?? throw new DirectoryNotFoundException("the tests do not run inside the repository");
        }

        return folder.FullName;
    }
}
