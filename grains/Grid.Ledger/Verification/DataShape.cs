using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Grid.Ledger.Verification;

/// <summary>
/// What JSON the serializer would read as a type, as a table: bytes are held against it without making any object.
/// It may know less than the serializer, never more: what does not fit is read again by the serializer.
/// </summary>
internal sealed class DataShape
{
    private static readonly ImmutableHashSet<Type> Words =
    [
        .. WordConverters.All.Select(converter => converter.Type!)
            .Except([typeof(Timestamp), typeof(PersonalText), typeof(FactSet)]),
    ];

    public required DataKind Kind { get; init; }

    /// <summary>The members, in the order of their names.</summary>
    public ImmutableArray<DataMember> Members { get; private set; } = [];

    /// <summary>What a list is of.</summary>
    public DataShape? Item { get; private init; }

    /// <summary>The words it may be, with their quotation marks.</summary>
    public ImmutableArray<byte[]> Allowed { get; private init; } = [];

    /// <summary>The shape of a type; nothing where a table cannot say it.</summary>
    public static DataShape? Of(Type type) => Of(type, []);

    private static DataShape? Of(Type given, Dictionary<Type, DataShape?> known)
    {
        var type = Nullable.GetUnderlyingType(given) ?? given;
        if (known.TryGetValue(type, out var found))
        {
            return found;
        }

        if (type.IsEnum)
        {
            return new() { Kind = DataKind.Word, Allowed = [.. Enum.GetNames(type).Select(NameOf)] };
        }

        return type switch
        {
            _ when type == typeof(string) || Words.Contains(type) => new() { Kind = DataKind.Text },
            _ when type == typeof(Timestamp) => new() { Kind = DataKind.Time },
            _ when type == typeof(int) => new() { Kind = DataKind.Number },
            _ when type == typeof(bool) => new() { Kind = DataKind.Flag },
            _ when type == typeof(FactSet) => new() { Kind = DataKind.Facts },
            _ => OfInfo(EventJson.Options.GetTypeInfo(type), known),
        };
    }

    private static DataShape? OfInfo(JsonTypeInfo info, Dictionary<Type, DataShape?> known)
    {
        if (info.Kind == JsonTypeInfoKind.Enumerable && info.ElementType is { } element)
        {
            return Of(element, known) is { } item ? new() { Kind = DataKind.List, Item = item } : null;
        }

        if (info.Kind != JsonTypeInfoKind.Object)
        {
            return null;
        }

        var shape = new DataShape { Kind = DataKind.Members };
        known[info.Type] = shape;
        var members = info.Properties.Where(property => property.Set is not null)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => (Property: property, Shape: Of(property.PropertyType, known))).ToList();
        if (members.Any(member => member.Shape is null))
        {
            return known[info.Type] = null;
        }

        shape.Members =
        [
            .. members.Select(member => new DataMember(
                Encoding.UTF8.GetBytes($"\"{member.Property.Name}\":"),
                member.Shape!,
                member.Property.IsRequired,
                (Nullable.GetUnderlyingType(member.Property.PropertyType) ?? member.Property.PropertyType)
                    == typeof(TextDigest))),
        ];
        return shape;
    }

    private static byte[] NameOf(string name) =>
        Encoding.UTF8.GetBytes($"\"{JsonNamingPolicy.CamelCase.ConvertName(name)}\"");
}
