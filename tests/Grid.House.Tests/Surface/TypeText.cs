namespace Grid.House.Tests.Surface;

/// <summary>The name of a type as one would write it, with a question mark where nothing is allowed.</summary>
internal static class TypeText
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(string)] = "string",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(bool)] = "bool",
        [typeof(object)] = "object",
    };

    public static string Of(PropertyInfo property) => Of(property.PropertyType, Create(property));

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, Create(parameter));

    public static string Of(Type type) => Of(type, null);

    private static string Of(Type type, NullabilityInfo? info)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, null) + "?";
        }

        var isNullable = type is { IsValueType: false, IsGenericParameter: false }
            && info?.ReadState == NullabilityState.Nullable;
        var mark = isNullable ? "?" : "";
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword + mark;
        }

        var outer = type is { IsNested: true, IsGenericParameter: false } ? type.DeclaringType : null;
        var own = type.GetGenericArguments().Skip(outer?.GetGenericArguments().Length ?? 0)
            .Select((argument, i) => Of(argument, info?.GenericTypeArguments.ElementAtOrDefault(i))).ToArray();
        var name = type.Name.Split('`')[0] + (own.Length > 0 ? $"<{string.Join(", ", own)}>" : "");
        return (outer is null ? name : $"{Of(outer)}.{name}") + mark;
    }

    private static NullabilityInfo Create(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property);
        }
    }

    private static NullabilityInfo Create(ParameterInfo parameter)
    {
        lock (Nullability)
        {
            return Nullability.Create(parameter);
        }
    }
}
