using Grid.Domain.Clocks;
using Grid.Packs.Examples;

namespace Grid.Packs.Tests;

/// <summary>The pack of China, compiled once for all tests.</summary>
internal static class CnPack
{
    private static readonly Lazy<RulePack> Compiled = new(() => Compile(Content()));

    public static RulePack Pack => Compiled.Value;

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "cn");

    /// <summary>The files of the pack, by their names in it.</summary>
    public static Dictionary<string, string> Content() =>
        Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != PackExamples.FolderName)
            .ToDictionary(
                file => Path.GetRelativePath(Folder, file).Replace('\\', '/'),
                File.ReadAllText,
                StringComparer.Ordinal);

    public static RulePack Compile(Dictionary<string, string> content)
    {
        var reading = PackContent.FromFiles(content);
        Assert.Empty(reading.Problems);
        var compiled = PackCompiler.Compile(reading.Content!);
        Assert.True(compiled.Problems.IsEmpty, string.Join(Environment.NewLine, compiled.Problems));
        return compiled.Pack!;
    }

    /// <summary>A clock by its row; the bare row is its first.</summary>
    public static ClockDefinition Clock(string id) =>
        Pack.Clocks.FirstOrDefault(clock => clock.Id.Value == id)
        ?? Pack.Clocks.First(clock => clock.Id.Value == id + ".1");
}
