using System.Collections;
using System.Globalization;
using Grid.Contracts;
using Grid.Domain.Vocabulary;

namespace Grid.House.Tests.Wire;

/// <summary>
/// Sample values of types that travel, made from what the types say of themselves: every member is filled.
/// </summary>
internal static class Samples
{
    public static object Of(Type type) => Of(type, type.Name);

    /// <summary>A value in which only what its constructor demands is filled.</summary>
    public static object Bare(Type type)
    {
        var constructor = WireMembers.ConstructorOf(type);
        return constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!))]);
    }

    private static object Of(Type type, string path)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, path);
        }

        return type switch
        {
            _ when type == typeof(string) => path,
            _ when type == typeof(int) => 1 + (path.Length % 7),
            _ when type == typeof(long) => 1L + path.Length,
            _ when type == typeof(bool) => true,
            _ when type == typeof(TimeSpan) => TimeSpan.FromMilliseconds(path.Length),
            _ when type == typeof(FactSet) => FactSet.Of([new("a", path), new("b", path)]),
            _ when type == typeof(Timestamp) => Timestamp.Parse("2032-02-29T23:59:59.1234567+05:45"),
            _ when type == typeof(PersonalText) => new PersonalText(path, new string('a', 32)),
            _ when type == typeof(LedgerFailure) => new LedgerFailure(path),
            _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(),
            _ when type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) =>
                ArrayOf(type.GetGenericArguments()[0], path),
            { IsAbstract: true } => Of(type.GetNestedTypes()[0], path),
            _ => Made(type, path),
        };
    }

    private static object ArrayOf(Type item, string path)
    {
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        items.Add(Of(item, path + "1"));
        items.Add(Of(item, path + "2"));
        return typeof(ImmutableArray).GetMethods()
            .Single(method => method.Name == nameof(ImmutableArray.CreateRange) && method.GetParameters().Length == 1
                && method.GetGenericArguments().Length == 1)
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }

    private static object Made(Type type, string path)
    {
        var constructor = WireMembers.ConstructorOf(type);
        var made = constructor.Invoke(
        [
            .. constructor.GetParameters()
                .Select(parameter => Of(parameter.ParameterType, $"{path}.{parameter.Name}")),
        ]);
        foreach (var (_, property) in WireMembers.Numbered(type))
        {
            property.SetValue(made, Of(property.PropertyType, $"{path}.{property.Name}"));
        }

        return made;
    }

    /// <summary>
    /// Everything that a value carries over the wire, as text: two values that print alike are alike.
    /// </summary>
    public static string Print(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        LedgerFailure failure => $"LedgerFailure({failure.Message})",
        Enum or bool => value.ToString()!,
        IFormattable plain when value.GetType().Namespace == "System" =>
            plain.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Print))}]",
        _ => $"{value.GetType().Name}({string.Join(", ", MembersOf(value))})",
    };

    private static IEnumerable<string> MembersOf(object value) =>
        WireMembers.Of(value.GetType()).Select(property => $"{property.Name}: {Print(property.GetValue(value))}");
}
