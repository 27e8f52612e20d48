namespace Grid.Grains.Telemetry;

/// <summary>The kinds of streams and what they are called.</summary>
internal static class StreamKinds
{
    /// <summary>The kind of stream that an event belongs to.</summary>
    /// <param name="happened">The set of the event.</param>
    public static StreamKind Of(Type happened) =>
        happened == typeof(CaseEvent) ? StreamKind.Case
        : happened == typeof(OfficerEvent) ? StreamKind.Officer
        : happened == typeof(UnitEvent) ? StreamKind.Unit
        : happened == typeof(PackEvent) ? StreamKind.Pack
        : happened == typeof(SourceEvent) ? StreamKind.Source
        : throw new System.Diagnostics.UnreachableException($"{happened.Name} belongs to no kind of stream");

    /// <summary>The word for a kind, in names of spans and in tags.</summary>
    public static string NameOf(StreamKind kind) => kind switch
    {
        StreamKind.Case => "case",
        StreamKind.Officer => "officer",
        StreamKind.Unit => "unit",
        StreamKind.Pack => "pack",
        StreamKind.Source => "source",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
