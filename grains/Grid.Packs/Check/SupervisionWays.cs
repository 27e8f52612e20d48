using Grid.Domain.Rules.Organisation;

namespace Grid.Packs.Check;

/// <summary>The ways up from whoever holds something to the oversight authority.</summary>
internal sealed class SupervisionWays
{
    private readonly Dictionary<Bearer, ImmutableArray<Bearer>> _above;
    private readonly RulePack _pack;

    public SupervisionWays(RulePack pack)
    {
        _pack = pack;
        _above = pack.Slots
            .Select(slot => (Below: new Bearer(BearerKind.Slot, slot.Slot.Value), slot.SupervisedBy))
            .Concat(pack.Organisation.Posts.Select(post => (new Bearer(BearerKind.Post, post.Post), post.SupervisedBy)))
            .ToDictionary(pair => pair.Item1, pair => pair.SupervisedBy);
    }

    /// <summary>Whether the pack leaves it to each officer's own supervisor.</summary>
    public bool IsLeftToOfficers => _above.Values.All(above => above.IsEmpty);

    /// <summary>The shortest way up to the oversight authority; nothing where none leads there.</summary>
    public ImmutableArray<string>? From(Bearer start)
    {
        if (_pack.Oversight is null)
        {
            return null;
        }

        if (IsLeftToOfficers)
        {
            return ["their own supervisor", Bearer.OversightName];
        }

        var ways = new Queue<ImmutableArray<Bearer>>([[start]]);
        var seen = new HashSet<Bearer>();
        while (ways.TryDequeue(out var way))
        {
            if (way[^1] == Bearer.Oversight)
            {
                return [.. way.Skip(1).Select(bearer => bearer.Name)];
            }

            foreach (var next in _above.GetValueOrDefault(way[^1], []).Where(seen.Add))
            {
                ways.Enqueue(way.Add(next));
            }
        }

        return null;
    }
}
