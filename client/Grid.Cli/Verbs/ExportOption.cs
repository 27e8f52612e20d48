using System.CommandLine;

namespace Grid.Cli.Verbs;

/// <summary>The option of every verb that reads what was carried out of a grid, in the place of its store.</summary>
internal static class ExportOption
{
    public static Option<string?> Build() => new("--export")
    {
        Description = "a ledger that `grid export --format jsonl` has written, instead of a store",
        HelpName = "FILE",
    };
}
