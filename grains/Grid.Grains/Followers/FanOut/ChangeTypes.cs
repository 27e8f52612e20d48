using System.Collections.Frozen;
using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.FanOut;

/// <summary>Which events concern cases of others.</summary>
internal static class ChangeTypes
{
    /// <summary>After these an officer answers no more for what they hold, or answers again.</summary>
    public static readonly ImmutableArray<string> OfStanding = Aliases(
        typeof(OfficerEvent.Suspended),
        typeof(OfficerEvent.Reinstated),
        typeof(OfficerEvent.LeftOffice),
        typeof(OfficerEvent.Returned));

    /// <summary>After these the cases of a unit are elsewhere.</summary>
    public static readonly ImmutableArray<string> OfPlace =
        Aliases(typeof(UnitEvent.Merged), typeof(UnitEvent.Split));

    /// <summary>All of them: also those after which another may be first on the way of those who are away.</summary>
    public static readonly ImmutableArray<string> OfRoutes =
    [
        .. Aliases(
            typeof(OfficerEvent.Registered),
            typeof(UnitEvent.Registered),
            typeof(UnitEvent.Moved),
            typeof(UnitEvent.Appointed),
            typeof(UnitEvent.Relieved),
            typeof(UnitEvent.Closed)),
        .. OfStanding,
        .. OfPlace,
    ];

    private static readonly FrozenSet<string> Concerning = OfRoutes.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfCases =
        OfStanding.Concat(OfPlace).ToFrozenSet(StringComparer.Ordinal);

    public static bool Concerns(string type) => Concerning.Contains(type);

    /// <summary>Whether something follows for the cases of the very officer or unit.</summary>
    public static bool MovesCases(string type) => OfCases.Contains(type);

    private static ImmutableArray<string> Aliases(params ReadOnlySpan<Type> types)
    {
        var aliases = ImmutableArray.CreateBuilder<string>(types.Length);
        foreach (var type in types)
        {
            aliases.Add(EventTypes.AliasOf(type));
        }

        return aliases.MoveToImmutable();
    }
}
