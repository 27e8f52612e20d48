using System.Text.RegularExpressions;

namespace Grid.House.Tests;

/// <summary>What a text points at is there.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Links_lead_somewhere() => House.Keeps(
        "a link that leads nowhere",
        from file in Texts()
        from link in Link().Matches(House.Read(file))
        let target = link.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !Scheme().IsMatch(target)
        where !Exists(Path.Combine(Path.GetDirectoryName(file)!, target))
        select $"{file}: {link.Groups["target"].Value}");

    [Fact]
    public void Paths_are_there() => House.Keeps(
        "a path that is not there",
        from file in Texts()
        from found in FromTheTop().Matches(House.Read(file))
        let path = found.Groups["path"].Value.TrimEnd('.', '/')
        where !path.Split('/').Intersect(["bin", "obj"]).Any()
        where !path.Contains('*', StringComparison.Ordinal) && !path.Contains('…', StringComparison.Ordinal)
        where !Exists(path) && !Exists(Path.Combine(Path.GetDirectoryName(file)!, path))
        select $"{file}: {path}");

    private static IEnumerable<string> Texts() =>
        House.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    private static bool Exists(string path) => Path.Exists(Path.Combine(House.Root, path));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^[a-z]+:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"(?<![\w/.-])(?<path>(grains|silo|client|tests)/[\w./*…-]*\w)", RegexOptions.ExplicitCapture)]
    private static partial Regex FromTheTop();
}
