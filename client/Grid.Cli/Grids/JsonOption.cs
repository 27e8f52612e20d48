using System.CommandLine;

namespace Grid.Cli.Grids;

/// <summary><c>--json</c>, for answers that go to standard output.</summary>
internal static class JsonOption
{
    public static Option<bool> ForAnswer() => new("--json") { Description = "print the answer as JSON" };
}
