using Microsoft.AspNetCore.Components;

namespace Grid.House.Tests;

/// <summary>Where the parts of the house meet.</summary>
public sealed class SeamTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>Where there is a second one, or where one must be able to fail on purpose.</summary>
    private static readonly string[] Seams =
    [
        "ICaseFactsSource", "ICheckpointStore", "ILedger", "ILedgerStore", "ILoadTarget", "IRulePacks",
        "IStreamOwner`1",
    ];

    private static readonly string[] NamedByOthers =
    [
        "CheckHealthAsync", "DisposeAsync", "ExecuteAsync", "OnActivateAsync", "OnDeactivateAsync",
        "OnInitializedAsync",
    ];

    private static readonly Assembly Client = typeof(Client.GridClient).Assembly;

    [Fact]
    public void Interfaces_stand_at_real_seams_only() => Assert.Equal(
        Seams,
        House.Assemblies.SelectMany(House.TypesOf)
            .Where(type => type.IsInterface && !type.IsAssignableTo(typeof(Orleans.IGrain)))
            .Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_not_for_others_is_internal() => House.Keeps(
        "a public type of grains, ledger or silo",
        from assembly in (Assembly[])
        [
            typeof(Grains.GridLedger).Assembly, typeof(Ledger.ILedger).Assembly, typeof(Silo.SiloComposition).Assembly,
        ]
        from type in House.TypesOf(assembly)
        where type.IsVisible && !MadeByRazor(assembly).Contains(type)
        select type.FullName);

    [Fact]
    public void Inside_the_house_no_method_says_that_it_is_async() => House.Keeps(
        "a method with the suffix Async",
        from assembly in House.Assemblies
        where assembly != Client
        from method in House.TypesOf(assembly).SelectMany(type => type.GetMethods(Declared))
        where method.Name.EndsWith("Async", StringComparison.Ordinal) && !NamedByOthers.Contains(method.Name)
        select $"{method.DeclaringType!.FullName}.{method.Name}");

    [Fact]
    public void What_a_client_awaits_says_that_it_is_async() => House.Keeps(
        "a method without the suffix Async",
        from type in House.TypesOf(Client).Where(type => type.IsVisible)
        from method in type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)
        where method.ReturnType.Name.Split('`')[0] is "Task" or "ValueTask" or "IAsyncEnumerable"
        where !method.Name.EndsWith("Async", StringComparison.Ordinal)
        select $"{type.FullName}.{method.Name}");

    [Fact]
    public void Whoever_can_be_cancelled_is_told_last() => House.Keeps(
        "a parameter after the cancellation",
        from assembly in House.Assemblies
        from method in House.TypesOf(assembly).SelectMany(type => type.GetMethods(Declared))
        where !method.Name.Contains('<', StringComparison.Ordinal)
        let parameters = method.GetParameters()
        where parameters.SkipLast(1).Any(parameter => parameter.ParameterType == typeof(CancellationToken))
        select $"{method.DeclaringType!.FullName}.{method.Name}");

    // Razor makes every component public, and with it the types of what it is given, and the usings that they share.
    private static HashSet<Type> MadeByRazor(Assembly assembly)
    {
        var components = assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IComponent)) || type.Name == "_Imports").ToArray();
        var given = components.SelectMany(component => component.GetProperties())
            .Where(property => property.IsDefined(typeof(ParameterAttribute)))
            .Select(property => property.PropertyType);
        return [.. components, .. given.SelectMany(type => type.GetGenericArguments().Append(type))];
    }
}
