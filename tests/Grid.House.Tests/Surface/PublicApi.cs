using System.Runtime.CompilerServices;
using System.Text;

namespace Grid.House.Tests.Surface;

/// <summary>The public types and members of an assembly as text, in order of their names.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in House.TypesOf(assembly).Where(type => type.IsVisible)
            .OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(HeadOf(type)).Append('\n');
            foreach (var member in MembersOf(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string HeadOf(Type type)
    {
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? [])
            .Where(face => face.Namespace?.StartsWith("System", StringComparison.Ordinal) == false)
            .Select(face => TypeText.Of(face)).Order(StringComparer.Ordinal);
        string[] above = type is { BaseType: { } parent, IsValueType: false } && parent != typeof(object)
            ? [TypeText.Of(parent)]
            : [];
        var all = string.Join(", ", above.Concat(bases));
        return $"{kind} {type.Namespace}.{TypeText.Of(type)}{(all.Length > 0 ? $" : {all}" : "")}";
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetValuesAsUnderlyingType(type).Cast<object>()
                .Select(value => $"{Enum.GetName(type, value)} = {value}");
        }

        return type.GetConstructors(Declared).Where(IsOpen).Where(constructor => !IsMade(constructor))
                .Select(constructor => $"({Parameters(constructor)})")
            .Concat(type.GetMethods(Declared).Where(IsOpen).Where(method => !IsMade(method) && !method.IsSpecialName)
                .Select(Method))
            .Concat(type.GetProperties(Declared).Where(property => property.GetMethod is { } get && IsOpen(get)
                    && property.Name != "EqualityContract")
                .Select(Property))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic).Select(Field));
    }

    private static string Method(MethodInfo method)
    {
        var shared = method.IsStatic ? "static " : "";
        return $"{shared}{TypeText.Of(method.ReturnParameter)} {method.Name}({Parameters(method)})";
    }

    private static string Property(PropertyInfo property)
    {
        var set = property.SetMethod is not { IsPublic: true } setter ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;"
            : " set;";
        var demanded = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var shared = property.GetMethod!.IsStatic ? "static " : "";
        return $"{demanded}{shared}{TypeText.Of(property)} {property.Name} {{ get;{set} }}";
    }

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {TypeText.Of(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}"
        : $"static {TypeText.Of(field.FieldType)} {field.Name}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{TypeText.Of(parameter)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")));

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsMade(MethodBase method) => method.IsDefined(typeof(CompilerGeneratedAttribute));
}
