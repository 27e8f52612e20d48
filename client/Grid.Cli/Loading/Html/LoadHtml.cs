using System.Text;
using Grid.Replay.Report;

namespace Grid.Cli.Loading.Html;

/// <summary>A load as one file for people.</summary>
internal static class LoadHtml
{
    public static async Task Write(SimulateSubject subject, string file)
    {
        await using var text = new StreamWriter(file, append: false, new UTF8Encoding(false));
        await ReportFile.Write<LoadPage>(text, new Dictionary<string, object?>
        {
            [nameof(LoadPage.Subject)] = subject,
            [nameof(LoadPage.Policy)] = new ReportPolicy(),
        });
    }
}
