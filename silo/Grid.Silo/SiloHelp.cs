namespace Grid.Silo;

/// <summary>What <c>--help</c> prints.</summary>
internal static class SiloHelp
{
    public static bool IsAskedFor(string[] args) => args.Any(arg => arg is "--help" or "-h" or "-?");

    public static void Print(TextWriter output)
    {
        output.WriteLine("Runs one silo of a grid, with its pages for operators.");
        output.WriteLine();
        output.WriteLine(
            "  dotnet run -c Release --project silo/Grid.Silo -- --Grid:Store=sqlite:/tmp/grid.db "
            + "--Grid:Http=http://127.0.0.1:8081");
        output.WriteLine();
        output.WriteLine("With a small living county in it, on a store that is removed at the stop:");
        output.WriteLine();
        output.WriteLine("  dotnet run -c Release --project silo/Grid.Silo -- --demo [--demo-seed N]");
        output.WriteLine();
        output.WriteLine("Settings, as --Grid:NAME=VALUE, in the environment as Grid__NAME, or in appsettings.json:");
        foreach (var (name, otherwise, meaning) in SiloSettings.All)
        {
            output.WriteLine($"  {name,-20} {meaning}");
            output.WriteLine($"  {"",-20} default: {otherwise}");
        }
    }
}
