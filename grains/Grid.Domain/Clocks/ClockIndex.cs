using System.Collections.Frozen;

namespace Grid.Domain.Clocks;

/// <summary>
/// The clocks of a pack by name and by the events that befall them: each act asks, and there are hundreds.
/// </summary>
internal sealed class ClockIndex
{
    public static readonly ClockIndex Empty = Of([]);

    private readonly FrozenDictionary<ClockId, ClockDefinition> _byId;
    private readonly FrozenDictionary<string, ImmutableArray<ClockDefinition>> _byEvent;

    private ClockIndex(
        FrozenDictionary<ClockId, ClockDefinition> byId,
        FrozenDictionary<string, ImmutableArray<ClockDefinition>> byEvent) => (_byId, _byEvent) = (byId, byEvent);

    public static ClockIndex Of(ImmutableArray<ClockDefinition> clocks) => new(
        clocks.DistinctBy(clock => clock.Id).ToFrozenDictionary(clock => clock.Id),
        clocks.SelectMany(clock => EventsOf(clock).Distinct(StringComparer.Ordinal), (clock, type) => (clock, type))
            .GroupBy(pair => pair.type, pair => pair.clock, StringComparer.Ordinal)
            .ToFrozenDictionary(on => on.Key, on => on.ToImmutableArray(), StringComparer.Ordinal))
    {
        OfEnds = [.. clocks.Where(clock => clock.Start.EndOf is not null)],
    };

    /// <summary>Those counted from the end of others.</summary>
    public ImmutableArray<ClockDefinition> OfEnds { get; private init; } = [];

    public ClockDefinition? Named(ClockId id) =>
        _byId.GetValueOrDefault(id) ?? (_byId.Count == 0 ? null : _byId.GetValueOrDefault(new($"{id.Value}.1")));

    /// <summary>In the order of the pack.</summary>
    public ImmutableArray<ClockDefinition> On(string type) => _byEvent.GetValueOrDefault(type, []);

    private static IEnumerable<string> EventsOf(ClockDefinition clock)
    {
        yield return clock.Start.Event;
        if (clock.Start.LaterOf is { } other)
        {
            yield return other;
        }

        foreach (var effect in clock.Effects)
        {
            foreach (var type in effect.Events)
            {
                yield return type;
            }

            if (effect is ClockEffect.Extend)
            {
                yield return effect.Event + GrantCheck.RequestEnding;
            }
        }
    }
}
