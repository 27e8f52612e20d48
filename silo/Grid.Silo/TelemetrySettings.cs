using System.Globalization;

namespace Grid.Silo;

/// <summary>
/// What a silo tells of itself, and to whom. The standard <c>OTEL_*</c> variables say what is not set here.
/// </summary>
internal sealed record TelemetrySettings
{
    /// <summary>Every setting with its default and its meaning.</summary>
    public static readonly ImmutableArray<(string Name, string Default, string Meaning)> All =
    [
        ("Telemetry:Otlp", "(none)", "where traces and metrics are sent by OTLP: http://127.0.0.1:4317"),
        ("Telemetry:Sampling", "0.01", "share of traces that is kept, from 0 to 1; where a caller traces, it chooses"),
        ("Telemetry:Prometheus", "true", "false leaves out /metrics"),
        ("Telemetry:Off", "false", "true measures and traces nothing"),
    ];

    private const string Section = "Grid:Telemetry";
    private const string AnyEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // One in a hundred costs little and still shows every kind of work within minutes.
    private const double SamplingDefault = 0.01;

    public bool IsOff { get; init; }

    /// <summary>Whether <c>/metrics</c> answers.</summary>
    public bool HasPrometheus { get; init; }

    /// <summary>Where a setting of ours sends everything; nothing where none does.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>Whether anything takes the traces. Where nothing does, calls carry none.</summary>
    public bool SendsTraces { get; init; }

    /// <summary>Whether anything is sent the metrics.</summary>
    public bool SendsMetrics { get; init; }

    /// <summary>The share of traces to keep; nothing where <c>OTEL_TRACES_SAMPLER</c> says it.</summary>
    public double? Sampling { get; init; }

    /// <exception cref="SettingsException">A setting is unknown or malformed.</exception>
    public static TelemetrySettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        RefuseUnknown(section);
        var isOff = FlagOf(section, "Off", false) || FlagOf(configuration, "OTEL_SDK_DISABLED", false);
        var otlp = AddressOf(section["Otlp"]);
        var sampling = ShareOf(section["Sampling"])
            ?? (string.IsNullOrEmpty(configuration["OTEL_TRACES_SAMPLER"]) ? SamplingDefault : null);
        return new()
        {
            IsOff = isOff,
            HasPrometheus = !isOff && FlagOf(section, "Prometheus", true),
            Otlp = otlp,
            Sampling = sampling,
            SendsTraces = !isOff && sampling != 0 && Sends("TRACES"),
            SendsMetrics = !isOff && Sends("METRICS"),
        };

        bool Sends(string signal) =>
            configuration[$"OTEL_{signal}_EXPORTER"] != "none"
            && (otlp is not null || !string.IsNullOrEmpty(configuration[AnyEndpoint])
                || !string.IsNullOrEmpty(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]));
    }

    /// <summary>The same as the variables that OpenTelemetry itself reads, which know what goes with what.</summary>
    public IEnumerable<KeyValuePair<string, string?>> AsVariables(IConfiguration configuration)
    {
        if (Otlp is { } otlp)
        {
            yield return new(AnyEndpoint, otlp.ToString());
        }

        // By custom, 4318 is the port of those who take OTLP over plain HTTP.
        if (Otlp?.Port == 4318 && configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] is null)
        {
            yield return new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        }

        // A collector that takes longer is not worth waiting for; what is not sent is dropped, and the next goes on.
        if (configuration["OTEL_EXPORTER_OTLP_TIMEOUT"] is null)
        {
            yield return new("OTEL_EXPORTER_OTLP_TIMEOUT", "3000");
        }
    }

    private static void RefuseUnknown(IConfigurationSection section)
    {
        if (section.Value is { Length: > 0 } value)
        {
            throw new SettingsException(
                $"`{Section}={value}` says nothing: write {Section}:Otlp, :Sampling, :Prometheus or :Off");
        }

        foreach (var child in section.GetChildren())
        {
            var name = $"Telemetry:{child.Key}";
            if (!All.Any(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new SettingsException(
                    $"`Grid:{name}` is no setting; the settings are "
                    + string.Join(", ", All.Select(known => $"Grid:{known.Name}")));
            }
        }
    }

    private static Uri? AddressOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new SettingsException($"`{Section}:Otlp={text}` is no address: write http://127.0.0.1:4317");

    private static double? ShareOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            && share is >= 0 and <= 1 ? share
        : throw new SettingsException(
            $"`{Section}:Sampling={text}` is no share: write a number from 0 to 1, such as 0.01");

    private static bool FlagOf(IConfiguration section, string name, bool otherwise) => section[name] switch
    {
        null or "" => otherwise,
        { } text when bool.TryParse(text, out var flag) => flag,
        { } text => throw new SettingsException(
            $"`{(name.StartsWith("OTEL_", StringComparison.Ordinal) ? name : $"{Section}:{name}")}={text}` is neither "
            + "true nor false"),
    };
}
