using System.Globalization;

namespace Grid.Charts;

/// <summary>Figures and times as the tables show them.</summary>
internal static class ChartNumber
{
    public static string Of(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset at) => at.ToString(
        at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
