using System.Text.RegularExpressions;
using Grid.House.Tests.Sources;

namespace Grid.House.Tests;

/// <summary>Size and shape of files.</summary>
public sealed partial class TidyTests
{
    private const int FileLinesMax = 400;

    private const int TestFileLinesMax = 600;

    private const int ComponentLinesMax = 200;

    private const int MemberLinesMax = 70;

    private const int ColumnsMax = 120;

    private const int ParametersMax = 5;

    private const int ReadmeLinesMax = 150;

    private const BindingFlags Everything = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static;

    [Fact]
    public void Files_are_short() => House.Keeps(
        "a file with too many lines",
        from file in House.Sources
        let lines = House.LinesOf(file).Length
        where lines > (file.StartsWith("tests/", StringComparison.Ordinal) ? TestFileLinesMax : FileLinesMax)
        select $"{file}: {lines}");

    [Fact]
    public void Components_of_pages_are_short() => House.Keeps(
        $"a component of more than {ComponentLinesMax} lines",
        House.Files.Where(file => file.EndsWith(".razor", StringComparison.Ordinal)
            && House.LinesOf(file).Length > ComponentLinesMax));

    [Fact]
    public void Readmes_are_short() => House.Keeps(
        $"a README of more than {ReadmeLinesMax} lines",
        House.Files.Where(
            file => Path.GetFileName(file) == "README.md" && House.LinesOf(file).Length > ReadmeLinesMax));

    [Fact]
    public void Methods_are_short() => House.Keeps(
        $"a member of more than {MemberLinesMax} lines",
        from file in House.Sources
        from member in MemberText.In(House.Read(file))
        where member.Lines > MemberLinesMax
        select $"{file}:{member.Line}: {member.Lines} lines: {member.Head}");

    [Fact]
    public void Lines_are_short() => House.Keeps(
        $"a line of more than {ColumnsMax} columns",
        from file in House.Sources
        from line in House.LinesOf(file).Index()
        where new System.Globalization.StringInfo(line.Item).LengthInTextElements > ColumnsMax
        select $"{file}:{line.Index + 1}");

    [Fact]
    public void Parameters_are_few() => House.Keeps(
        $"more than {ParametersMax} parameters; make a record of some",
        from assembly in House.Assemblies.Append(typeof(TidyTests).Assembly)
        from type in House.TypesOf(assembly)
        from method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything))
        where !method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
            && !method.Name.Contains('<', StringComparison.Ordinal)
        let parameters = method.GetParameters().Count(parameter => parameter.ParameterType != typeof(CancellationToken))
        where parameters > ParametersMax
        select $"{type.FullName}.{method.Name}: {parameters}");

    [Fact]
    public void A_file_has_one_public_type_unless_it_is_a_deed() => House.Keeps(
        "several public types in one file",
        from file in House.Sources
        let types = PublicType().Matches(House.Read(file)).Where(found => !DeedSet().IsMatch(found.Value)).ToArray()
        where types.Length > (DeedSet().IsMatch(House.Read(file)) ? 2 : 1)
        select $"{file}: {string.Join(", ", types.Select(found => found.Groups["name"].Value))}");

    [Fact]
    public void Namespaces_are_folders() => House.Keeps(
        "a namespace that is not its folder",
        from file in House.Sources
        let text = House.Read(file)
        let named = Namespace().Match(text)
        where Path.GetFileName(file) is not ("Program.cs" or "Usings.cs")
        where named.Groups["name"].Value != string.Join('.', file.Split('/')[1..^1])
        select $"{file}: {named.Groups["name"].Value}");

    [Fact]
    public void Text_has_no_regions_banners_or_dead_code() => House.Keeps(
        "a region, a line of decoration, or code that was commented out",
        from file in House.Sources
        from line in House.LinesOf(file).Index()
        where Clutter().IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void What_is_left_to_do_has_the_number_of_an_issue() => House.Keeps(
        "a note without the number of an issue",
        from file in House.Files
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".sh", StringComparison.Ordinal)
        where file != "tests/Grid.House.Tests/TidyTests.cs"
        from line in House.LinesOf(file).Index()
        where LeftToDo().IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [GeneratedRegex(
        @"^public [a-z ]*(class|record struct|record|struct|interface|enum|delegate) (?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(
        @"^public abstract partial record (Case|Officer|Unit|Pack|Source)(Command|Event)\b", RegexOptions.Multiline)]
    private static partial Regex DeedSet();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);$", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"^\s*#(region|endregion)\b|^\s*//\s*[-=*#]{4,}|^\s*//[^/].*\)\s*[;{]\s*$|"
        + @"^\s*//\s*(return|var|if|for|foreach|using)\b.*[;{]\s*$")]
    private static partial Regex Clutter();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b(?!.*#[0-9]+)")]
    private static partial Regex LeftToDo();
}
