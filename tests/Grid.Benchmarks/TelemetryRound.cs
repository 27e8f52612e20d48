namespace Grid.Benchmarks;

/// <summary>What one round measured.</summary>
/// <param name="ActsPerSecond">Acts answered as durable, a second.</param>
/// <param name="Cost">Processor time of the silo's process for one act, microseconds.</param>
/// <param name="TraceKiB">Traces that were sent, KiB.</param>
internal sealed record TelemetryRound(double ActsPerSecond, double Cost, double TraceKiB);
