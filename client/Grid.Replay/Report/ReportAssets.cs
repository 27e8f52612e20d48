namespace Grid.Replay.Report;

/// <summary>Words, style and script of the report, as they lie beside it.</summary>
internal static class ReportAssets
{
    public static string Words => Read("words.json");

    public static string Style => Read("report.css");

    /// <summary>Runs before anything is shown, so that nothing is shown twice: chooses language and colours.</summary>
    public static string Start => Read("start.js");

    public static string Script => Read("report.js");

    private static string Read(string name)
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
