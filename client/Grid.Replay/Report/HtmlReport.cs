using System.Text;
using Grid.Replay.Report.Figures;

namespace Grid.Replay.Report;

/// <summary>A replay as one file for people.</summary>
public static class HtmlReport
{
    /// <summary>Writes the report to a file.</summary>
    public static async Task Write(ReportSubject subject, string file, CancellationToken cancellation)
    {
        var figures = ReportFigures.Of(subject);
        cancellation.ThrowIfCancellationRequested();
        await using var text = new StreamWriter(file, append: false, new UTF8Encoding(false));
        await WriteTo(text, figures);
    }

    /// <summary>Writes the report of figures that are counted already.</summary>
    public static Task WriteTo(TextWriter text, ReportFigures figures) =>
        ReportFile.Write<ReportPage>(text, new Dictionary<string, object?>
        {
            [nameof(ReportPage.Figures)] = figures,
            [nameof(ReportPage.Policy)] = new ReportPolicy(),
        });
}
