using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Grid.Replay.Report.Figures;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grid.Replay.Report;

/// <summary>A replay as one file for people: it opens offline, and loads nothing from anywhere.</summary>
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
    public static async Task WriteTo(TextWriter text, ReportFigures figures)
    {
        var services = new ServiceCollection();
        // As it is read, not as numbers of letters: a log in Chinese would take three times the room.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ReportPage>(ParameterView.FromDictionary(
                new Dictionary<string, object?>
                {
                    [nameof(ReportPage.Figures)] = figures,
                    [nameof(ReportPage.Policy)] = new ReportPolicy(),
                }));
            page.WriteHtmlTo(text);
        });
    }
}
