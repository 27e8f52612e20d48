using System.Globalization;

namespace Grid.Silo;

/// <summary>How a silo signs for its ledger, and how often it verifies it.</summary>
internal sealed record CheckpointSettings
{
    /// <summary>Every setting with its default and its meaning.</summary>
    public static readonly ImmutableArray<(string Name, string Default, string Meaning)> All =
    [
        ("Checkpoints:Keys", "$XDG_DATA_HOME/grid/keys", "folder of the keys that sign; made at the first start"),
        ("Checkpoints:Interval", "00:00:01", "how often what was written is signed for"),
        ("Checkpoints:Entries", "10000", "how many entries are signed for at once, at the most, before that"),
        ("Checkpoints:File", "$XDG_DATA_HOME/grid/checkpoints/ID.txt", "file they are appended to; none leaves it out"),
        ("Checkpoints:Verify", "00:10:00", "how often the ledger is verified in the background; 0 never"),
        ("Checkpoints:Share", "0.2", "share of one core that this may have"),
    ];

    private const string Section = "Checkpoints";
    private const string NoFile = "none";

    /// <summary>The keys of this user's silos.</summary>
    public static string FolderDefault => Path.Combine(DataFolder, "keys");

    public string Keys { get; init; } = FolderDefault;

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    public int Entries { get; init; } = 10_000;

    /// <summary>The file outside the database; nothing for the default, which is named after the grid.</summary>
    public string? File { get; init; }

    /// <summary>Whether there is such a file.</summary>
    public bool HasFile { get; init; } = true;

    /// <summary>Zero where nothing is verified in the background.</summary>
    public TimeSpan Verify { get; init; } = TimeSpan.FromMinutes(10);

    public double Share { get; init; } = 0.2;

    private static string DataFolder => StoreLocation.DataFolder;

    /// <summary>Where the checkpoints of a grid are appended; nothing where they are not.</summary>
    public string? FileOf(string grid) =>
        HasFile ? File ?? Path.Combine(DataFolder, "checkpoints", $"{grid.Split('/')[^1]}.txt") : null;

    /// <exception cref="SettingsException">A setting is unknown or malformed.</exception>
    public static CheckpointSettings Read(IConfigurationSection grid)
    {
        var section = grid.GetSection(Section);
        foreach (var part in section.GetChildren())
        {
            var name = $"{Section}:{part.Key}";
            if (!All.Any(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new SettingsException(
                    $"`Grid:{Section}:{part.Key}` is no setting; those are "
                    + string.Join(", ", All.Select(known => known.Name)));
            }
        }

        return new()
        {
            Keys = section["Keys"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : FolderDefault,
            Interval = TimeOf(section, "Interval", TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(10)),
            Entries = EntriesOf(section["Entries"] ?? "10000"),
            HasFile = section["File"] != NoFile,
            File = section["File"] is { Length: > 0 } file and not NoFile ? Path.GetFullPath(file) : null,
            Verify = TimeOf(section, "Verify", TimeSpan.FromMinutes(10), TimeSpan.Zero),
            Share = ShareOf(section["Share"] ?? "0.2"),
        };
    }

    private static TimeSpan TimeOf(IConfigurationSection section, string name, TimeSpan otherwise, TimeSpan least) =>
        section[name] switch
        {
            null => otherwise,
            "0" when least == TimeSpan.Zero => TimeSpan.Zero,
            { } text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= least => time,
            { } text => throw new SettingsException(
                $"`Grid:{Section}:{name}={text}` is no such time: write 00:00:01"),
        };

    private static int EntriesOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var entries) && entries > 0
            ? entries
            : throw new SettingsException($"`Grid:{Section}:Entries={text}` is no number of entries: write 10000");

    private static double ShareOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
        && share is > 0 and <= 1
            ? share
            : throw new SettingsException($"`Grid:{Section}:Share={text}` is no share: write a number up to 1");
}
