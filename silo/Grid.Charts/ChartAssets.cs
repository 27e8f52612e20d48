namespace Grid.Charts;

/// <summary>What a page needs to draw charts, as text: to be served, or to be put into a file.</summary>
public static class ChartAssets
{
    private static readonly Lazy<string> EChartsText = new(() => Read("echarts.js"));
    private static readonly Lazy<string> ScriptText = new(() => Read("options.js") + Read("charts.js"));
    private static readonly Lazy<string> StyleText = new(() => Read("charts.css"));
    private static readonly Lazy<string> NoticeText = new(() => Read("notice.txt"));

    /// <summary>Apache ECharts: sets the global <c>echarts</c>. Goes before <see cref="Script"/>.</summary>
    public static string ECharts => EChartsText.Value;

    /// <summary>Draws every <c>[data-chart]</c>; <c>gridCharts.refresh(root)</c> draws what has changed.</summary>
    public static string Script => ScriptText.Value;

    /// <summary>Colours for light and dark as variables, tables and charts.</summary>
    public static string Style => StyleText.Value;

    /// <summary>The licences of <see cref="ECharts"/>, to stand wherever it is served or put into a file.</summary>
    public static string Notice => NoticeText.Value;

    private static string Read(string name)
    {
        using var stream = typeof(ChartAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
