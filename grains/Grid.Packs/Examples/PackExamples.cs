using Grid.Packs.Yaml;

namespace Grid.Packs.Examples;

/// <summary>
/// The examples that a pack carries: files of the folder <c>examples</c> in its own. They are no part of its content,
/// so that one more example does not make another version of the law.
/// </summary>
public static class PackExamples
{
    /// <summary>The folder inside the pack's.</summary>
    public const string FolderName = "examples";

    /// <summary>Runs every example of the pack in a folder.</summary>
    public static ExampleOutcome Run(string folder, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(pack);
        var problems = new ProblemList();
        var sheet = new ExampleSheet(pack, problems);
        var examples = Path.Combine(folder, FolderName);
        var paths = Directory.Exists(examples) ? Directory.GetFiles(examples, "*.yaml") : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var name = $"{FolderName}/{Path.GetFileName(path)}";
            if (PackFolder.Load(folder, name, problems) is { } text && NodeTree.Parse(name, text, problems) is { } root)
            {
                RunFile(new(root, "the file", problems), sheet);
            }
        }

        return new(
            sheet.Kept,
            [
                .. sheet.Failures.OrderBy(failure => failure.File, StringComparer.Ordinal)
                    .ThenBy(failure => failure.Line),
            ],
            problems.IsEmpty ? [] : problems.InOrder());
    }

    private static void RunFile(Fields fields, ExampleSheet sheet)
    {
        foreach (var example in Entries(fields, "deadlines"))
        {
            sheet.Run(() => DeadlineExample.Run(example, sheet));
        }

        var officers = ExampleOfficers.Read(fields);
        foreach (var example in Entries(fields, "cases"))
        {
            sheet.Run(() => CaseExample.Run(example, officers, sheet));
        }

        fields.RefuseOthers();
    }

    private static IEnumerable<Fields> Entries(Fields fields, string key) =>
        (fields.Find(key)?.SomeItems() ?? []).Select(item => item.Fields()).OfType<Fields>();
}
