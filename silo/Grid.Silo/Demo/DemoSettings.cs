using System.Globalization;

namespace Grid.Silo.Demo;

/// <summary>What a demo is told: what everything in it is drawn from, and how fast it goes.</summary>
internal sealed record DemoSettings(ulong Seed, double Pace)
{
    /// <summary>Every setting with its default and its meaning.</summary>
    public static readonly ImmutableArray<(string Name, string Default, string Meaning)> All =
    [
        (Section, "false", "true runs a small living county on the grid; --demo is short for it"),
        ("Demo:Seed", "1", "what the county is drawn from; --demo-seed is short for it"),
        ("Demo:Pace", "2", "how many steps the county takes a second"),
    ];

    private const string Section = "Demo";
    private const double PaceMax = 1_000;

    private static readonly string[] Parts = ["Seed", "Pace"];

    /// <summary>Nothing where no demo is asked for.</summary>
    /// <exception cref="SettingsException">A setting is unknown or malformed, or for a demo that is not asked
    /// for.</exception>
    public static DemoSettings? Read(IConfigurationSection grid)
    {
        var demo = grid.GetSection(Section);
        var isAsked = bool.TryParse(demo.Value ?? "false", out var flag)
            ? flag
            : throw new SettingsException($"`Grid:Demo={demo.Value}` is neither true nor false");
        foreach (var part in demo.GetChildren())
        {
            if (!Parts.Contains(part.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new SettingsException($"`Grid:Demo:{part.Key}` is no setting; those of a demo are Seed and Pace");
            }

            if (!isAsked)
            {
                throw new SettingsException($"`Grid:Demo:{part.Key}` is for a demo: add --demo");
            }
        }

        return isAsked ? new(SeedOf(demo["Seed"] ?? "1"), PaceOf(demo["Pace"] ?? "2")) : null;
    }

    private static ulong SeedOf(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new SettingsException($"`Grid:Demo:Seed={text}` is no seed: write a number from 0 up");

    private static double PaceOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pace)
        && pace is > 0 and <= PaceMax
            ? pace
            : throw new SettingsException(
                $"`Grid:Demo:Pace={text}` is no pace: write steps a second, such as 2 or 0.5");
}
