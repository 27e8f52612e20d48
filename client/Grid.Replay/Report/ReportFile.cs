using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grid.Replay.Report;

/// <summary>A page as one file for people: it opens offline, and loads nothing from anywhere.</summary>
public static class ReportFile
{
    /// <summary>Writes a page with its parameters.</summary>
    public static async Task Write<TPage>(TextWriter text, IDictionary<string, object?> parameters)
        where TPage : IComponent
    {
        var services = new ServiceCollection();
        // As it is read, not as numbers of letters: a log in Chinese would take three times the room.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters));
            page.WriteHtmlTo(text);
        });
    }
}
