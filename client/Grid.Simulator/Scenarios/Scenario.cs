using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Grid.Simulator.Scenarios;

/// <summary>
/// A jurisdiction at work, as data: its organs, how cases go there, and what goes wrong. Organs, days and thresholds
/// stand in scenario files and nowhere else.
/// </summary>
internal sealed class Scenario
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeMapping<IReadOnlyList<string>, List<string>>()
        .Build();

    /// <summary>The name of the scenario; part of every command id.</summary>
    [YamlMember(Alias = "scenario")]
    public string Name { get; init; } = "";

    /// <summary>The rule pack that judges its cases.</summary>
    public string Pack { get; init; } = "";

    /// <summary>The offset of every time that is told.</summary>
    public string Offset { get; init; } = "";

    /// <summary>In how many days a case is to be decided.</summary>
    public int LimitDays { get; init; }

    /// <summary>What has happened before anybody looks.</summary>
    public PastScene Past { get; init; } = new();

    /// <summary>What goes on from then on.</summary>
    public PresentScene Present { get; init; } = new();

    /// <summary>The posts whose officers may be suspended.</summary>
    public List<string> Suspendable { get; init; } = [];

    /// <summary>What is said when a case changes hands.</summary>
    public List<string> Grounds { get; init; } = [];

    public List<OrganPlan> Organs { get; init; } = [];

    public List<Track> Tracks { get; init; } = [];

    public List<Departure> Departures { get; init; } = [];

    public List<Attempt> Attempts { get; init; } = [];

    public List<PlantedCase> Planted { get; init; } = [];

    /// <summary>The offset as time.</summary>
    public TimeSpan OffsetFromUtc => Timestamp.Parse($"2000-01-01T00:00{Offset}").OffsetMinutes is { } minutes
        ? TimeSpan.FromMinutes(minutes)
        : TimeSpan.Zero;

    /// <summary>A scenario that comes with the program.</summary>
    public static Scenario Load(string name)
    {
        var resource = $"{typeof(Scenario).Namespace}.{name}.yaml";
        using var stream = typeof(Scenario).Assembly.GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"there is no scenario `{name}`");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <exception cref="FormatException">The text is no scenario; the message says where.</exception>
    public static Scenario Parse(string text)
    {
        try
        {
            return Yaml.Deserialize<Scenario>(text);
        }
        catch (YamlException broken)
        {
            throw new FormatException(
                $"line {broken.Start.Line} of the scenario: {(broken.InnerException ?? broken).Message}", broken);
        }
    }
}
