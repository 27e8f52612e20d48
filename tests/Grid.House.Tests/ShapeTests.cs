using System.Runtime.CompilerServices;

namespace Grid.House.Tests;

/// <summary>Records that nothing can change, and sets that nothing can join.</summary>
public sealed class ShapeTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    private static readonly ImmutableArray<Type> Public =
        [.. House.Wire.SelectMany(House.TypesOf).Where(type => type.IsVisible)];

    private static readonly Type[] Changing =
    [
        typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(SortedDictionary<,>), typeof(SortedSet<>),
        typeof(Queue<>), typeof(Stack<>), typeof(IList<>), typeof(ICollection<>), typeof(IDictionary<,>),
        typeof(ISet<>), typeof(Memory<>), typeof(System.Collections.Concurrent.ConcurrentDictionary<,>),
    ];

    [Fact]
    public void No_property_can_be_set_after_the_making() => House.Keeps(
        "a public setter that is not init",
        from type in Public
        from property in type.GetProperties(Declared)
        where property.SetMethod is { IsPublic: true } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type.FullName}.{property.Name}");

    [Fact]
    public void No_field_can_be_set() => House.Keeps(
        "a public field that can change",
        from type in Public.Where(type => !type.IsEnum)
        from field in type.GetFields(Declared)
        where !field.IsInitOnly && !field.IsLiteral
        select $"{type.FullName}.{field.Name}");

    [Fact]
    public void No_member_is_a_collection_that_can_change() => House.Keeps(
        "a collection that can change",
        from type in Public
        from member in type.GetProperties(Declared).Select(property => (property.Name, Type: property.PropertyType))
            .Concat(type.GetFields(Declared).Select(field => (field.Name, Type: field.FieldType)))
        where member.Type.IsArray
            || (member.Type.IsGenericType && Changing.Contains(member.Type.GetGenericTypeDefinition()))
        select $"{type.FullName}.{member.Name}");

    [Fact]
    public void Every_record_is_sealed_or_the_head_of_a_set() => House.Keeps(
        "a record that others can extend",
        Public.Where(type => type is { IsValueType: false, IsAbstract: false, IsSealed: false })
            .Select(type => type.FullName!));

    [Fact]
    public void Closed_sets_are_closed() => House.Keeps(
        "a set that others can join",
        from type in Public
        where IsRecord(type) && type is { IsAbstract: true }
        // Kinds of rules are told apart by their files: one a kind, all of them in one namespace of this assembly.
        where type != typeof(Domain.Rules.Kinds.RuleKind)
        where type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance)
                .Any(constructor => !constructor.IsPrivate && !IsCopying(constructor, type))
            || type.GetNestedTypes().Any(member => IsRecord(member) && !member.IsSealed)
        select type.FullName);

    [Fact]
    public void Kinds_of_rules_are_sealed_in_one_namespace() => House.Keeps(
        "a kind of rule elsewhere",
        House.Assemblies.SelectMany(House.TypesOf)
            .Where(type => type.IsSubclassOf(typeof(Domain.Rules.Kinds.RuleKind)))
            .Where(type => !type.IsSealed || type.Namespace != "Grid.Domain.Rules.Kinds")
            .Select(type => type.FullName!));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool IsCopying(ConstructorInfo constructor, Type type) =>
        constructor.GetParameters() is [var only] && only.ParameterType == type;
}
