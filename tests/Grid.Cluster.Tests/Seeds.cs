using System.Globalization;

namespace Grid.Cluster.Tests;

/// <summary>What is told to the fault tests by the environment.</summary>
internal static class Seeds
{
    /// <summary>The seed that somebody wants to see again.</summary>
    public static int? Named => Number("GRID_FAULT_SEED");

    /// <summary>How many rounds the long form makes.</summary>
    public static int? Rounds => Number("GRID_FAULT_ROUNDS");

    private static int? Number(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
