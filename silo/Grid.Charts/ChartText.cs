namespace Grid.Charts;

/// <summary>
/// Words of a chart: in one language, or in both, of which the page shows the one that <c>data-lang</c> of its root
/// names.
/// </summary>
/// <param name="Text">The text; English where there are two.</param>
/// <param name="Chinese">The same in Chinese; nothing where the text has only one language.</param>
public sealed record ChartText(string Text, string? Chinese = null)
{
    public static implicit operator ChartText(string text) => new(text);

    public static ChartText FromString(string text) => new(text);
}
