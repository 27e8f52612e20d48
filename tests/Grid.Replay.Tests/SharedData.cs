namespace Grid.Replay.Tests;

/// <summary>The real logs, which are no part of the repository.</summary>
internal static class SharedData
{
    /// <summary>The folder of the data: under <c>GRID_SHARED</c>, or else beside the repository.</summary>
    public static string Folder { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("GRID_SHARED") ?? Path.Combine(Root, "..", "shared"), "data");

    /// <summary>The root of the repository.</summary>
    public static string Root
    {
        get
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

    /// <summary>Reads shared logs with a mapping of the repository or of the test.</summary>
    public static LogContent Read(string mappingFile, params string[] names)
    {
        var mapping = Assert.IsType<MappingLoad.Loaded>(MappingFile.Load(mappingFile)).Mapping;
        var paths = names.Select(name => Path.Combine(Folder, name)).ToList();
        return LogReader.Read(paths, mapping, null, _ => true, null, CancellationToken.None);
    }
}
