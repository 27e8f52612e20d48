using Grid.Contracts;
using Grid.Ledger;
using Grid.Packs;

namespace Grid.Cli.Doctor;

/// <summary>Whether rule packs compile: those in configured folders, and those that a store has published.</summary>
internal static class PackCheck
{
    private const string What = "packs";

    public static IEnumerable<Checked> Configured(IReadOnlyCollection<string> folders)
    {
        if (folders.Count == 0)
        {
            yield return Checked.Ok(What, "no folder is configured");
        }

        foreach (var folder in folders)
        {
            var read = PackFolder.Read(folder);
            var problems = read.Content is { } content ? PackCompiler.Compile(content).Problems : read.Problems;
            yield return problems.IsEmpty
                ? Checked.Ok(What, $"`{read.Content!.Name}` in {folder} compiles as {read.Content.Version}")
                : Checked.Problem(
                    What,
                    $"the pack in {folder} does not compile: {problems[0]}"
                    + (problems.Length == 1 ? "" : $" (and {problems.Length - 1} more)"),
                    "mend it; a silo does not start with it");
        }
    }

    public static IEnumerable<Checked> Published(ILedgerStore store)
    {
        string[] damaged;
        int count;
        try
        {
            using var tables = store.Tables;
            var packs = tables.Packs().ToArray();
            count = packs.Length;
            damaged = [.. packs.Where(pack => !Compiles(pack.Version, pack.Content)).Select(pack => pack.Version)];
        }
        catch (LedgerFailure failed)
        {
            return [Checked.Problem(What, failed.Message, "run `grid verify` on the store")];
        }

        return damaged is []
            ? [Checked.Ok(What, $"{count} published version(s) in the store compile")]
            : damaged.Select(version => Checked.Problem(
                What,
                $"the published version {version} does not compile, so no case under it can be decided",
                "run `grid verify` on the store"));
    }

    private static bool Compiles(string version, string json) =>
        PackContent.FromJson(json).Content is { } content
        && content.Version.Value == version
        && PackCompiler.Compile(content).Pack is not null;
}
