using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Grid.Replay.Report;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grid.Cli.Loading.Html;

/// <summary>A load as one file for people: it opens offline, and loads nothing from anywhere.</summary>
internal static class LoadHtml
{
    public static async Task Write(SimulateSubject subject, string file)
    {
        var services = new ServiceCollection();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        await using var text = new StreamWriter(file, append: false, new UTF8Encoding(false));
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<LoadPage>(ParameterView.FromDictionary(
                new Dictionary<string, object?>
                {
                    [nameof(LoadPage.Subject)] = subject,
                    [nameof(LoadPage.Policy)] = new ReportPolicy(),
                }));
            page.WriteHtmlTo(text);
        });
    }
}
