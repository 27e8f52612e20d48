using System.Xml.Linq;

namespace Grid.House.Tests;

/// <summary>Who may know whom.</summary>
public sealed class ReferenceTests
{
    /// <summary>What a project may reference: other projects, and packages whose name begins so.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        // Orleans registers the codecs of a referenced assembly but does not make them, so Domain brings its own.
        ["Grid.Domain"] = ([], ["NodaTime", "Microsoft.Orleans.Serialization", "Microsoft.Orleans.CodeGenerator",
            "Microsoft.CodeAnalysis.BannedApiAnalyzers"]),
        ["Grid.Packs"] = (["Grid.Domain"], ["YamlDotNet"]),
        ["Grid.Contracts"] = (["Grid.Domain"], ["Microsoft.Orleans.Sdk"]),
        ["Grid.Ledger"] = (["Grid.Domain", "Grid.Contracts"],
            ["Npgsql", "Microsoft.Data.Sqlite", "BouncyCastle.Cryptography"]),
        ["Grid.Grains"] = (["Grid.Domain", "Grid.Packs", "Grid.Contracts", "Grid.Ledger"],
            ["Microsoft.Orleans.Sdk", "Microsoft.Orleans.Server"]),
        // Pictures know nothing of the grid: what is drawn is handed to them.
        ["Grid.Charts"] = ([], ["Vizor.ECharts"]),
        ["Grid.Silo"] = (["Grid.Grains", "Grid.Packs", "Grid.Ledger", "Grid.Simulator", "Grid.Charts"],
            [
                "Microsoft.Orleans.Clustering.AdoNet", "Microsoft.Orleans.Persistence.AdoNet",
                "Microsoft.Orleans.Server", "OpenTelemetry", "Radzen.Blazor",
            ]),
        ["Grid.Client"] = (["Grid.Contracts"], ["Microsoft.Orleans.Client", "Polly.Core"]),
        ["Grid.Replay"] = (["Grid.Client", "Grid.Charts"], ["CsvHelper", "NodaTime", "SharpZipLib", "YamlDotNet"]),
        ["Grid.Simulator"] = (["Grid.Client"], ["HdrHistogram", "NodaTime", "YamlDotNet"]),
        ["Grid.Cli"] = (["Grid.Client", "Grid.Replay", "Grid.Simulator", "Grid.Silo", "Grid.Ledger", "Grid.Charts"],
            ["Spectre.Console", "System.CommandLine"]),
    };

    private static readonly string[] OrleansNames = ["GenerateSerializer", "Alias", "Id", "Immutable"];

    [Fact]
    public void Projects_reference_only_what_the_table_allows() => House.Keeps(
        "a reference that the table does not allow",
        from file in House.Projects.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
        let project = NameOf(file)
        let known = Allowed.TryGetValue(project, out var found) ? found : (Projects: [], Packages: [])
        from breach in ReferencesOf(file, "ProjectReference").Select(NameOf).Except(known.Projects)
            .Concat(ReferencesOf(file, "PackageReference").Where(package => !known.Packages.Any(
                name => package == name || package.StartsWith(name + ".", StringComparison.Ordinal))))
        select $"{file}: {breach}");

    [Fact]
    public void Tests_reference_no_project_above_what_they_test() => House.Keeps(
        "a test project that sees more than what it is named after",
        from file in House.Projects
        where file.StartsWith("tests/", StringComparison.Ordinal)
        let subject = NameOf(file).Replace(".Tests", "", StringComparison.Ordinal)
        where Allowed.ContainsKey(subject)
        let below = Below(subject).Append(subject).ToHashSet()
        from reference in ReferencesOf(file, "ProjectReference").Select(NameOf)
        where !below.Contains(reference)
        select $"{file}: {reference}");

    [Fact]
    public void No_project_reaches_itself() => House.Keeps(
        "projects in a ring", Allowed.Keys.Where(project => Below(project).Contains(project)));

    [Fact]
    public void Hand_written_domain_code_names_four_attributes_of_orleans_and_nothing_else() => House.Keeps(
        "a use of Orleans in the domain",
        from type in House.TypesOf(typeof(Domain.Cases.CaseState).Assembly)
        from used in type.GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.Instance | BindingFlags.Static).Append(type)
            .SelectMany(member => member.GetCustomAttributesData())
            .Select(attribute => attribute.AttributeType)
        where used.Namespace?.StartsWith("Orleans", StringComparison.Ordinal) == true
        where !OrleansNames.Contains(used.Name.Replace("Attribute", "", StringComparison.Ordinal))
        select $"{type.FullName}: {used.Name}");

    [Fact]
    public void The_domain_opens_one_namespace_of_orleans_in_one_place() => House.Keeps(
        "`Orleans` in the text of the domain",
        from file in House.Sources
        where file.StartsWith("grains/Grid.Domain/", StringComparison.Ordinal)
        from line in House.LinesOf(file)
        where line.Contains("Orleans", StringComparison.Ordinal)
        where file != "grains/Grid.Domain/Usings.cs" || line != "global using Orleans;"
        select $"{file}: {line.Trim()}");

    [Fact]
    public void Versions_of_packages_stand_in_one_file_in_order()
    {
        var names = XDocument.Parse(House.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(version => version.Attribute("Include")!.Value).ToArray();
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        House.Keeps(
            "a version outside Directory.Packages.props",
            from file in House.Files
            where Path.GetExtension(file) is ".csproj" or ".props"
            from reference in XDocument.Parse(House.Read(file)).Descendants("PackageReference")
            where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
                || !names.Contains(reference.Attribute("Include")!.Value)
            select $"{file}: {reference}");
    }

    [Fact]
    public void Orleans_has_one_version() => House.Keeps(
        "a package of Orleans with a version of its own",
        from version in XDocument.Parse(House.Read("Directory.Packages.props")).Descendants("PackageVersion")
        where version.Attribute("Include")!.Value.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal)
        where version.Attribute("Version")!.Value != "$(OrleansVersion)"
        select version.ToString());

    private static HashSet<string> Below(string project)
    {
        var below = new HashSet<string>();
        var open = new Queue<string>(ProjectsOf(project));
        while (open.TryDequeue(out var next))
        {
            if (below.Add(next))
            {
                foreach (var further in ProjectsOf(next))
                {
                    open.Enqueue(further);
                }
            }
        }

        return below;
    }

    private static IEnumerable<string> ProjectsOf(string project) => House.Projects
        .Where(file => NameOf(file) == project)
        .SelectMany(file => ReferencesOf(file, "ProjectReference")).Select(NameOf);

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file.Replace('\\', '/'));

    private static IEnumerable<string> ReferencesOf(string file, string kind) =>
        XDocument.Parse(House.Read(file)).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
