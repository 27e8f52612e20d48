namespace Grid.Charts;

/// <summary>One bar of a <see cref="BarChart"/>; its link opens what is behind it.</summary>
public sealed record ChartBar(string Name, double Value, string? Link = null);
