namespace Grid.Grains;

/// <summary>Which Grid this is.</summary>
internal static class GridVersion
{
    public static string Text { get; } = typeof(GridVersion).Assembly.GetName().Version?.ToString(3) ?? "";
}
