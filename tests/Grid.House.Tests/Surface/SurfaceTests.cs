using Grid.House.Tests.Wire;

namespace Grid.House.Tests.Surface;

/// <summary>What others hold on to changes only on purpose.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void The_public_surface_of_contracts_is_as_reviewed() =>
        Golden.Holds("Grid.Contracts.txt", PublicApi.Of(typeof(Contracts.Reply).Assembly));

    [Fact]
    public void The_public_surface_of_the_client_is_as_reviewed() =>
        Golden.Holds("Grid.Client.txt", PublicApi.Of(typeof(Client.GridClient).Assembly));

    [Fact]
    public void The_wire_is_as_reviewed() => Golden.Holds("Wire.txt", WireText.Print());

    [Fact]
    public void Whatever_travels_has_an_alias() => House.Keeps(
        "a type without an alias",
        WireMembers.Types.Concat(WireText.Grains()).Where(type => WireMembers.AliasOf(type) is null)
            .Select(type => type.FullName!));

    [Fact]
    public void Whatever_a_grain_offers_has_an_alias() => House.Keeps(
        "a method without an alias",
        from grain in WireText.Grains()
        from method in grain.GetMethods()
        where WireMembers.AliasOf(method) is null
        select $"{grain.FullName}.{method.Name}");

    [Fact]
    public void No_alias_is_used_twice() => House.Keeps(
        "an alias of several types",
        WireMembers.Types.Concat(WireText.Grains())
            .Select(type => WireMembers.AliasOf(type) ?? "").CountBy(alias => alias)
            .Where(pair => pair.Value > 1).Select(pair => pair.Key));

    [Fact]
    public void Every_member_that_travels_is_written_down() => House.Keeps(
        "a property that can be set but has no id: it would be lost on the way",
        from type in WireMembers.Types
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.CanWrite && !WireMembers.Of(type).Contains(property)
        select $"{type.FullName}.{property.Name}");

    [Fact]
    public void Commands_and_events_carry_a_version_in_their_alias() => House.Keeps(
        "an alias that is not deed.kebab-case.vN",
        from type in WireMembers.Types
        where type.DeclaringType?.Name.EndsWith("Command", StringComparison.Ordinal) == true
            || type.DeclaringType?.Name.EndsWith("Event", StringComparison.Ordinal) == true
        where !System.Text.RegularExpressions.Regex.IsMatch(
            WireMembers.AliasOf(type) ?? "", @"\A(case|officer|unit|pack|source)\.[a-z]+(-[a-z]+)*\.v[0-9]+\z")
        select type.FullName);
}
