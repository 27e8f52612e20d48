using System.Text;
using Grid.Cli.Output;
using Grid.Domain.Rules;
using Grid.Replay.Report;

namespace Grid.Cli.Packs.Check.Html;

/// <summary>The check and the matrix of a pack as one file for people.</summary>
internal static class CheckHtml
{
    public static async Task Write(CheckedFolder found, string file)
    {
        if (found.Result.Pack is null)
        {
            throw new CommandException("a pack that does not compile has no matrix; mend it first");
        }

        await using var text = new StreamWriter(file, append: false, new UTF8Encoding(false));
        await ReportFile.Write<CheckPage>(text, new Dictionary<string, object?>
        {
            [nameof(CheckPage.Pack)] = found.Result.Pack,
            [nameof(CheckPage.Holes)] = found.Result.Holes,
            [nameof(CheckPage.Policy)] = new ReportPolicy(),
        });
    }

    /// <summary>A word of the pack in both languages.</summary>
    public static Grid.Charts.ChartText Both(RulePack pack, TextGroup group, string key, string? title) =>
        new(title ?? key, pack.Text("zh", group, key, title ?? key));
}
