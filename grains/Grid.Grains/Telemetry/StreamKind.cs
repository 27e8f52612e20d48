namespace Grid.Grains.Telemetry;

/// <summary>What a stream is about. Figures are kept by kind, never by id.</summary>
internal enum StreamKind
{
    /// <summary>A case.</summary>
    Case,

    /// <summary>An officer.</summary>
    Officer,

    /// <summary>A unit.</summary>
    Unit,

    /// <summary>A rule pack.</summary>
    Pack,

    /// <summary>A source.</summary>
    Source,
}
