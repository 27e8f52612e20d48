using System.Globalization;
using System.Net;
using Grid.Grains.Deadlines;
using Grid.Silo.Demo;

namespace Grid.Silo;

/// <summary>
/// What a silo is told: by <c>appsettings.json</c>, the environment (<c>Grid__Store</c>) or the command line.
/// </summary>
internal sealed record SiloSettings
{
    /// <summary>Every setting with its default and its meaning, in the order <c>--help</c> lists them.</summary>
    public static readonly ImmutableArray<(string Name, string Default, string Meaning)> All =
    [
        ("Store", "sqlite:$XDG_DATA_HOME/grid/grid.db", "where the ledger lies, or postgres:CONNECTION-STRING"),
        ("Packs", "(none)", "folders of rule packs to publish at start: Grid:Packs:0=FOLDER, Grid:Packs:1=FOLDER"),
        ("Http", "http://127.0.0.1:8080", "address of the pages and the health endpoints"),
        ("Views", "true", "whether live views of the whole grid are kept, which the pages and `grid coverage` show"),
        ("Cluster", "single", "how silos find each other: single for one silo, adonet in the database of the store"),
        ("ClusterId", "grid", "which silos belong together; the same for all that share a store"),
        ("SiloPort", "11111", "port for other silos"),
        ("GatewayPort", "30000", "port for clients; `grid --connect HOST:PORT` names it"),
        ("AdvertisedIp", "127.0.0.1", "address that both ports listen on"),
        ("Insecure", "false", "true lets the silo listen beyond loopback, though nobody is asked who they are"),
        ("Snapshots", "true", "whether snapshots of long streams are kept, so that these are soon at hand again"),
        ("Deadlines", "true", "whether clocks take their steps by themselves: warnings, breaches, clues"),
        ("Draws", "true", "whether seats are drawn, and the keys of days are committed to and told by themselves"),
        ("DeadlinesLateAfter", "00:00:05", "from when on a step is marked as late by the grid itself"),
        .. CheckpointSettings.All,
        .. TelemetrySettings.All,
        .. DemoSettings.All,
    ];

    private static readonly string[] AddressesOfOthers = ["Kestrel", "Orleans"];

    public required StoreLocation Store { get; init; }

    /// <summary>Whether somebody named the store; else it is the default.</summary>
    public bool IsStoreNamed { get; init; }

    /// <summary>Whether other silos share the store, and find this one in it.</summary>
    public bool IsCluster { get; init; }

    /// <summary>Which silos belong together.</summary>
    public string ClusterId { get; init; } = "grid";

    public ImmutableArray<string> Packs { get; init; } = [];

    /// <summary>Nothing where the silo serves neither pages nor health endpoints.</summary>
    public Uri? Http { get; init; }

    /// <summary>Whether it keeps live views; without them it has no pages.</summary>
    public bool HasViews { get; init; }

    public int SiloPort { get; init; } = 11111;

    /// <summary>0 where the silo takes no clients from outside its process.</summary>
    public int GatewayPort { get; init; } = 30000;

    public IPAddress AdvertisedIp { get; init; } = IPAddress.Loopback;

    public bool IsInsecure { get; init; }

    /// <summary>Whether snapshots of long streams are kept.</summary>
    public bool HasSnapshots { get; init; } = true;

    /// <summary>Whether clocks take their steps by themselves, and how; nothing where they do not.</summary>
    public DeadlineSettings? Deadlines { get; init; } = new();

    /// <summary>Whether seats are drawn, and the keys of days are kept.</summary>
    public bool HasDraws { get; init; } = true;

    public CheckpointSettings Checkpoints { get; init; } = new();

    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>Nothing where no demo runs on the grid.</summary>
    public DemoSettings? Demo { get; init; }

    /// <summary>Whether the silo can be reached from another machine.</summary>
    public bool IsBeyondLoopback =>
        !IPAddress.IsLoopback(AdvertisedIp) || (Http is { } http && !http.IsLoopback);

    /// <exception cref="SettingsException">A setting is unknown, malformed, or not safe.</exception>
    public static SiloSettings Read(IConfiguration configuration)
    {
        RefuseOtherAddresses(configuration);
        var grid = configuration.GetSection("Grid");
        foreach (var section in grid.GetChildren())
        {
            if (!All.Any(known => Begins(known.Name, section.Key)))
            {
                throw new SettingsException(
                    $"`Grid:{section.Key}` is no setting; the settings are "
                    + string.Join(", ", All.Select(known => known.Name)));
            }
        }

        var settings = new SiloSettings
        {
            Store = grid["Store"] is { Length: > 0 } store ? StoreLocation.Parse(store) : StoreLocation.Default,
            IsCluster = IsClusterOf(grid["Cluster"]),
            ClusterId = grid["ClusterId"] is { Length: > 0 } id ? id : "grid",
            IsStoreNamed = grid["Store"] is { Length: > 0 },
            Packs = [.. grid.GetSection("Packs").GetChildren().Select(pack => pack.Value).OfType<string>()],
            Http = AddressOf(grid["Http"] ?? "http://127.0.0.1:8080"),
            HasViews = FlagOf(grid, "Views", otherwise: true),
            SiloPort = PortOf(grid, "SiloPort", 11111),
            GatewayPort = PortOf(grid, "GatewayPort", 30000),
            AdvertisedIp = IpOf(grid["AdvertisedIp"] ?? "127.0.0.1"),
            IsInsecure = FlagOf(grid, "Insecure"),
            HasSnapshots = FlagOf(grid, "Snapshots", otherwise: true),
            Deadlines = FlagOf(grid, "Deadlines", otherwise: true) ? new() { LateAfter = LateAfterOf(grid) } : null,
            HasDraws = FlagOf(grid, "Draws", otherwise: true),
            Checkpoints = CheckpointSettings.Read(grid),
            Telemetry = TelemetrySettings.Read(configuration),
            Demo = DemoSettings.Read(grid),
        };
        if (settings is { IsCluster: true, Store: not StoreLocation.Postgres })
        {
            throw new SettingsException(
                "Grid:Cluster=adonet needs a store that silos can share: set Grid:Store=postgres:CONNECTION-STRING");
        }

        return settings.IsBeyondLoopback && !settings.IsInsecure
            ? throw new SettingsException(
                "the silo would listen beyond loopback, where anybody could submit in anybody's name; use 127.0.0.1, "
                + "or set Grid:Insecure=true in a network that you trust")
            : settings;
    }

    // A name may stand for a section: `Telemetry` begins `Telemetry:Otlp`.
    private static bool Begins(string name, string section) =>
        string.Equals(name.Split(':')[0], section, StringComparison.OrdinalIgnoreCase);

    // The libraries below would open what these sections name, and nobody would have looked whether it is loopback.
    private static void RefuseOtherAddresses(IConfiguration configuration)
    {
        if (Array.Find(AddressesOfOthers, section => configuration.GetSection(section).Exists()) is { } section)
        {
            throw new SettingsException(
                $"`{section}:…` is no setting of a silo: name its addresses by Grid:Http, Grid:AdvertisedIp, "
                + $"Grid:SiloPort and Grid:GatewayPort, and take {section}__… out of the environment");
        }
    }

    private static bool IsClusterOf(string? text) => text switch
    {
        null or "single" => false,
        "adonet" => true,
        _ => throw new SettingsException($"`Grid:Cluster={text}` is not offered: write single or adonet"),
    };

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp
            ? address
            : throw new SettingsException($"`Grid:Http={text}` is no address: write http://127.0.0.1:8080");

    // Clients and other silos are told this address, so it cannot stand for several.
    private static IPAddress IpOf(string text) =>
        IPAddress.TryParse(text, out var address)
        && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
            ? address
            : throw new SettingsException(
                $"`Grid:AdvertisedIp={text}` is not the address of one machine: write 127.0.0.1, or another");

    private static int PortOf(IConfigurationSection grid, string name, int otherwise) => grid[name] switch
    {
        null => otherwise,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port <= 65535 => port,
        { } text => throw new SettingsException($"`Grid:{name}={text}` is no port: write a number up to 65535"),
    };

    private static TimeSpan LateAfterOf(IConfigurationSection grid) => grid["DeadlinesLateAfter"] switch
    {
        null => new DeadlineSettings().LateAfter,
        { } text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero =>
            span,
        { } text => throw new SettingsException(
            $"`Grid:DeadlinesLateAfter={text}` is no length of time: write 00:00:05"),
    };

    private static bool FlagOf(IConfigurationSection grid, string name, bool otherwise = false) => grid[name] switch
    {
        null => otherwise,
        { } text when bool.TryParse(text, out var flag) => flag,
        { } text => throw new SettingsException($"`Grid:{name}={text}` is neither true nor false"),
    };
}
