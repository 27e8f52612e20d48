using Microsoft.Extensions.Options;
using OpenTelemetry.Resources;
using Orleans.Configuration;

namespace Grid.Silo;

/// <summary>Which cluster and which silo the telemetry is of.</summary>
internal sealed class SiloResource(IServiceProvider provider) : IResourceDetector
{
    public Resource Detect() => new(
    [
        new("grid.cluster.id", provider.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId),
        new("grid.silo.name", provider.GetRequiredService<IOptions<SiloOptions>>().Value.SiloName),
    ]);
}
