using System.Text;
using Grid.House.Tests.Wire;

namespace Grid.House.Tests.Surface;

/// <summary>Everything that two versions of Grid must agree on to talk to each other.</summary>
internal static class WireText
{
    public static string Print()
    {
        var text = new StringBuilder();
        foreach (var type in WireMembers.Types.OrderBy(WireMembers.AliasOf, StringComparer.Ordinal))
        {
            text.Append(WireMembers.AliasOf(type)).Append("  ")
                .Append(type.Namespace).Append('.').Append(TypeText.Of(type)).Append('\n');
            AppendLines(text, type.IsEnum ? Values(type) : Members(type));
        }

        foreach (var grain in Grains().OrderBy(WireMembers.AliasOf, StringComparer.Ordinal))
        {
            text.Append("grain ").Append(WireMembers.AliasOf(grain)).Append("  ")
                .Append(TypeText.Of(grain)).Append('\n');
            AppendLines(text, Methods(grain));
        }

        return text.ToString();
    }

    public static IEnumerable<Type> Grains() =>
        typeof(Contracts.Reply).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)));

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => $"{value} {Enum.GetName(type, value)}");

    private static IEnumerable<string> Members(Type type) =>
        WireMembers.Positional(type).Select((property, i) => $"({i}) {property.Name}: {TypeText.Of(property)}")
            .Concat(WireMembers.Numbered(type)
                .Select(pair => $"[{pair.Id}] {pair.Property.Name}: {TypeText.Of(pair.Property)}"));

    private static IEnumerable<string> Methods(Type grain) =>
        from method in grain.GetMethods()
        orderby WireMembers.AliasOf(method)
        let asked = string.Join(", ", method.GetParameters().Select(parameter => TypeText.Of(parameter.ParameterType)))
        select $"{WireMembers.AliasOf(method)}  ({asked}) -> {TypeText.Of(method.ReturnParameter)}";

    private static void AppendLines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append("    ").Append(line).Append('\n');
        }
    }
}
