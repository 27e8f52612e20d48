using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grid.Charts.Tests;

/// <summary>A chart as it stands in a page.</summary>
internal sealed partial record Drawn(string Html)
{
    /// <summary>What the script is given to draw.</summary>
    public JsonElement Json =>
        JsonDocument.Parse(WebUtility.HtmlDecode(Attribute().Match(Html).Groups["json"].Value)).RootElement;

    /// <summary>The cells of the table, row by row, as a reader sees them.</summary>
    public string[][] Rows =>
    [
        .. Row().Matches(Html[Html.IndexOf("<tbody", StringComparison.Ordinal)..]).Select(row => Cell()
            .Matches(row.Value).Select(cell => Seen(cell.Groups["content"].Value)).ToArray()),
    ];

    public static async Task<Drawn> Of<TChart>(params (string Name, object? Value)[] parameters)
        where TChart : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var given = ParameterView.FromDictionary(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));
        return new(await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync<TChart>(given)).ToHtmlString()));
    }

    private static string Seen(string content) =>
        Space().Replace(WebUtility.HtmlDecode(Tag().Replace(content, "")), " ").Trim();

    [GeneratedRegex("data-chart=\"(?<json>[^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<(?<tag>t[hd])[^>]*>(?<content>.*?)</\\k<tag>>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
