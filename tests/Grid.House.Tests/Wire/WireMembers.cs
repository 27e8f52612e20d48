namespace Grid.House.Tests.Wire;

/// <summary>
/// What of a type travels, as Orleans numbers it: the parameters of its constructor, then members with an id.
/// </summary>
internal static class WireMembers
{
    private const BindingFlags Members =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Every type that travels.</summary>
    public static IEnumerable<Type> Types => House.Wire.SelectMany(House.TypesOf)
        .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false));

    public static string? AliasOf(MemberInfo member) =>
        member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    /// <summary>The constructor whose parameters are members: the one that is not a copy.</summary>
    public static ConstructorInfo ConstructorOf(Type type) => type.GetConstructors()
        .Where(constructor => constructor.GetParameters() is not [var only] || only.ParameterType != type)
        .MaxBy(constructor => constructor.GetParameters().Length)!;

    public static IEnumerable<(uint Id, PropertyInfo Property)> Numbered(Type type) =>
        from property in type.GetProperties(Members)
        where property.IsDefined(typeof(IdAttribute))
        let id = property.GetCustomAttribute<IdAttribute>()!.Id
        orderby id
        select (id, property);

    public static IEnumerable<PropertyInfo> Of(Type type) =>
        Positional(type).Concat(Numbered(type).Select(pair => pair.Property));

    public static IEnumerable<PropertyInfo> Positional(Type type) =>
        type.IsAbstract || ConstructorOf(type) is not { } constructor
            ? []
            : constructor.GetParameters()
                .Select(parameter => type.GetProperty(parameter.Name!, BindingFlags.Public | BindingFlags.Instance))
                .OfType<PropertyInfo>().Where(property => property.DeclaringType == type);
}
