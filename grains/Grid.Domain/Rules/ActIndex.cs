using System.Collections.Frozen;

namespace Grid.Domain.Rules;

/// <summary>A catalogue of acts by their names: every act that is asked for is looked up in it.</summary>
internal sealed class ActIndex
{
    public static readonly ActIndex Empty = Of([]);

    private readonly FrozenDictionary<string, ImmutableArray<string>> _events;
    private readonly ImmutableArray<ActEntry> _open;

    private ActIndex(FrozenDictionary<string, ImmutableArray<string>> events, ImmutableArray<ActEntry> open) =>
        (_events, _open) = (events, open);

    public static ActIndex Of(ImmutableArray<ActEntry> acts)
    {
        ImmutableArray<ActEntry> open = [.. acts.Where(entry => entry.Act.Text.EndsWith('*'))];
        return new(
            acts.Where(entry => !entry.Act.Text.EndsWith('*')).Select(entry => entry.Act.Text)
                .Distinct(StringComparer.Ordinal)
                .ToFrozenDictionary(act => act, act => EventsOf(acts, act), StringComparer.Ordinal),
            open);
    }

    public bool Lists(string act)
    {
        if (_events.ContainsKey(act))
        {
            return true;
        }

        foreach (var entry in _open)
        {
            if (entry.Act.Matches(act))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The types of events that an act is to clocks: its own name, and those of its entries.</summary>
    public ImmutableArray<string> EventsOf(string act) =>
        _events.TryGetValue(act, out var known) ? known : EventsOf(_open, act);

    private static ImmutableArray<string> EventsOf(ImmutableArray<ActEntry> entries, string act) =>
        [act, .. entries.Where(entry => entry.Act.Matches(act)).SelectMany(entry => entry.Events)];
}
