using System.Buffers;
using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Grid.Ledger.Entries;

/// <summary>
/// Events and commands as JSON: members in camelCase, ids as plain text, absent members left out, never null. A list
/// that is empty and a flag that is not set are absent too.
/// </summary>
internal static class EventJson
{
    public static JsonSerializerOptions Options { get; } = Build();

    // Whether what is written is well formed is the serializer's business; checking it again costs as much as writing.
    private static readonly JsonWriterOptions Written = new()
    {
        Encoder = CanonicalEncoder.Instance,
        SkipValidation = true,
    };

    /// <summary>A writer of canonical JSON.</summary>
    public static Utf8JsonWriter NewWriter(IBufferWriter<byte> output) => new(output, Written);

    /// <exception cref="JsonException">The type is unknown, or the data are not of that type.</exception>
    public static object Read(string alias, ReadOnlySpan<byte> data)
    {
        var type = EventTypes.TypeOf(alias)
            ?? throw new JsonException(
                $"the event type `{alias}` is unknown; it may have been written by a newer Grid");
        try
        {
            return JsonSerializer.Deserialize(data, type, Options)
                ?? throw new JsonException($"the data of `{alias}` are null");
        }
        catch (Exception malformed) when (
            malformed is InvalidOperationException or ArgumentException or NotSupportedException)
        {
            throw new JsonException($"the data are not those of `{alias}`: {malformed.Message}", malformed);
        }
    }

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Encoder = CanonicalEncoder.Instance,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsEmpty, SortByName } },
        };
        foreach (var converter in WordConverters.All)
        {
            options.Converters.Add(converter);
        }

        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Set is null)
            {
                // What is computed from other members is never written twice. To say when to write a member takes
                // IgnoreReadOnlyProperties away from it, so this must be said again.
                property.ShouldSerialize = static (_, _) => false;
            }
            else if (property.PropertyType == typeof(bool))
            {
                property.ShouldSerialize = static (_, value) => value is true;
            }
            else if (property.PropertyType == typeof(FactSet))
            {
                property.ShouldSerialize = static (_, value) => value is FactSet { Items.IsEmpty: false };
            }
            else if (IsImmutableArray(property.PropertyType))
            {
                property.ShouldSerialize = static (_, value) => value is IList { Count: > 0 };
            }
        }
    }

    // RFC 8785 sorts members by name. Facts are sorted where they are made; there is no other map.
    private static void SortByName(JsonTypeInfo type)
    {
        var sorted = type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            sorted[i].Order = i;
        }
    }

    private static bool IsImmutableArray(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
}
