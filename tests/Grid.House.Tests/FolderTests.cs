using System.Text.RegularExpressions;

namespace Grid.House.Tests;

/// <summary>What lies where.</summary>
public sealed partial class FolderTests
{
    private static readonly string[] TopFolders = ["silo", "grains", "client", "tests"];

    private static readonly string[] TopFiles =
    [
        "Grid.sln", "README.md", "LICENSE", "global.json", "Directory.Build.props", "Directory.Packages.props",
    ];

    private static readonly string[] Forbidden =
        ["docs", "src", "common", "shared", "util", "utils", "models", "helpers", "misc", "lib", "core"];

    [Fact]
    public void The_top_level_is_fixed() => House.Keeps(
        "something new at the top",
        House.Files.Select(file => file.Split('/')).Where(parts => parts.Length > 1 || !TopFiles.Contains(parts[0]))
            .Select(parts => parts[0])
            .Where(name => !TopFolders.Contains(name) && !name.StartsWith('.'))
            .Distinct());

    [Fact]
    public void Folders_are_named_after_what_is_in_them() => House.Keeps(
        "a folder whose name says nothing",
        House.Files.Where(file => !file.StartsWith('.'))
            .SelectMany(file => file.Split('/')[..^1]).Distinct()
            .Where(folder => Forbidden.Contains(folder, StringComparer.OrdinalIgnoreCase)));

    [Fact]
    public void Names_of_types_say_what_they_are() => House.Keeps(
        "a type called Manager, Helper, Util, Service, Info, Data or Base",
        from assembly in House.Assemblies
        from type in House.TypesOf(assembly)
        where NothingSaid().IsMatch(type.Name)
        select type.FullName);

    [Fact]
    public void Every_project_is_in_the_solution_under_its_own_folder()
    {
        var solution = House.Read("Grid.sln");
        House.Keeps(
            "a project that the solution does not list",
            House.Projects.Where(file => !solution.Contains(
                $"\"{file.Replace('/', '\\')}\"", StringComparison.Ordinal)));
        var folders = SolutionFolder().Matches(solution).Select(found => found.Groups[1].Value);
        Assert.Equal(TopFolders.Order(), folders.Order());
    }

    [Fact]
    public void Every_project_of_the_solution_is_there() => House.Keeps(
        "a project that the solution lists in vain",
        SolutionProject().Matches(House.Read("Grid.sln")).Select(found => found.Groups[1].Value.Replace('\\', '/'))
            .Where(file => !House.Files.Contains(file)));

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Service|Info|Data|Base)$")]
    private static partial Regex NothingSaid();

    [GeneratedRegex("""Project\("\{2150E333-8FDC-42A3-9474-1A3956D46DE8\}"\) = "([^"]+)",""")]
    private static partial Regex SolutionFolder();

    [GeneratedRegex("""= "[^"]+", "([^"]+\.csproj)",""")]
    private static partial Regex SolutionProject();
}
