using System.Globalization;

namespace Grid.Cli.Tests.Running;

/// <summary>A span as a collector got it.</summary>
internal sealed record SentSpan(string Name, string Trace, string Id, string Parent)
{
    // opentelemetry.proto.trace.v1: the numbers of fields are forever.
    private const int Attributes = 9;
    private const int Links = 13;
    private const int StatusField = 15;

    /// <summary>What the sender says of itself.</summary>
    public required IReadOnlyDictionary<string, string> Resource { get; init; }

    /// <summary>The source that made it.</summary>
    public required string Scope { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The ids of spans it is linked with.</summary>
    public required IReadOnlyList<string> Linked { get; init; }

    /// <summary>0 unset, 1 well, 2 an error.</summary>
    public required int Status { get; init; }

    public string Service => Resource["service.name"];

    /// <summary>Every span of one message.</summary>
    public static IEnumerable<SentSpan> In(ReadOnlyMemory<byte> request) =>
        from resource in ProtobufFields.Read(request).Messages(1)
        let about = TagsOf(resource.Message(1), 1)
        from scope in resource.Messages(2)
        let source = scope.Message(1).Text(1)
        from span in scope.Messages(2)
        select new SentSpan(span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4))
        {
            Resource = about,
            Scope = source,
            Tags = TagsOf(span, Attributes),
            Linked = [.. span.Messages(Links).Select(link => link.Hex(2))],
            Status = span.Has(StatusField) ? (int)span.Message(StatusField).Number(3) : 0,
        };

    private static Dictionary<string, string> TagsOf(ProtobufFields message, int field) =>
        message.Messages(field).ToDictionary(pair => pair.Text(1), pair => ValueOf(pair.Message(2)));

    private static string ValueOf(ProtobufFields value) =>
        value.Has(1) ? value.Text(1)
        : value.Has(2) ? (value.Number(2) == 1 ? "true" : "false")
        : value.Has(3) ? ((long)value.Number(3)).ToString(CultureInfo.InvariantCulture)
        : value.Has(5) ? string.Join(' ', value.Message(5).Messages(1).Select(ValueOf))
        : "";
}
