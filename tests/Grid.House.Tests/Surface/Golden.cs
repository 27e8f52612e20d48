namespace Grid.House.Tests.Surface;

/// <summary>Reviewed text that the code is held to.</summary>
internal static class Golden
{
    /// <summary>Set to <c>1</c>, the text is written anew instead of compared.</summary>
    private const string Accept = "GRID_ACCEPT";

    public static void Holds(string name, string actual)
    {
        var path = Path.Combine(House.Root, "tests/Grid.House.Tests/Surface", name);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(path, actual);
        }

        var known = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var (before, after) = (Lines(known), Lines(actual));
        Assert.True(
            known == actual,
            $"""
            {name} differs from the code. Others hold on to these names: look at every line.
            {string.Join('\n', before.Except(after).Select(line => $"  - {line}"))}
            {string.Join('\n', after.Except(before).Select(line => $"  + {line}"))}
            Accept the change with {Accept}=1 dotnet test tests/Grid.House.Tests
            """);
    }

    // A member is told by its type, so that a line which stands under two types is not taken for one that stays.
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        var head = "";
        foreach (var line in text.Split('\n'))
        {
            head = line.StartsWith(' ') ? head : line;
            lines.Add(line.StartsWith(' ') ? $"{head} > {line.Trim()}" : line);
        }

        return lines;
    }
}
