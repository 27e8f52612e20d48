using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Grid.Domain.Officers;
using Grid.Domain.Packs;
using Grid.Domain.Sources;
using Grid.Domain.Units;

namespace Grid.Ledger.Entries;

/// <summary>
/// The aliases under which events stand in the ledger. An alias is forever; a changed meaning is a new one.
/// </summary>
internal static class EventTypes
{
    private static readonly ConcurrentDictionary<Type, string> Known = new();

    private static readonly FrozenDictionary<string, Type> ByAlias =
        new[] { typeof(CaseEvent), typeof(OfficerEvent), typeof(UnitEvent), typeof(PackEvent), typeof(SourceEvent) }
            .SelectMany(set => set.GetNestedTypes()).ToFrozenDictionary(AliasOf, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> ByType =
        ByAlias.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static IEnumerable<string> Aliases => ByAlias.Keys;

    public static Type? TypeOf(string alias) => ByAlias.GetValueOrDefault(alias);

    public static string AliasOf(object happened) => ByType[happened.GetType()];

    /// <summary>The alias of a command, by which its digest names it.</summary>
    public static string AliasOf(Type type) => Known.GetOrAdd(type, Find);

    // Not the attribute of the set that the type belongs to: that would be inherited.
    private static string Find(Type type) =>
        type.GetCustomAttribute<Orleans.AliasAttribute>(inherit: false)?.Alias
        ?? throw new InvalidOperationException($"{type.Name} has no alias and cannot be stored");
}
