namespace Grid.Cluster.Tests.Checking;

/// <summary>
/// What must have been durable before an entry was: all before it in its lane and in its stream, and what it relied on.
/// An entry may not rely on an officer as they were, when what has happened to them since lies among these: then it
/// slipped past.
/// </summary>
internal sealed class Causality(IReadOnlyList<Line> lines, Dictionary<string, List<Line>> streams)
{
    private readonly Dictionary<Line, int[]> _known = new(ReferenceEqualityComparer.Instance);
    private readonly List<Queue<Line>> _lanes =
    [
        .. lines.GroupBy(line => line.Lane).OrderBy(lane => lane.Key)
            .Select(lane => new Queue<Line>(lane.OrderBy(line => line.Position))),
    ];

    private readonly Dictionary<int, int> _place = lines.Select(line => line.Lane).Distinct().Order().Index()
        .ToDictionary(lane => lane.Item, lane => lane.Index);

    public IEnumerable<Violation> Check()
    {
        var lastOf = _lanes.ConvertAll(_ => new int[_lanes.Count]);
        for (var isMoving = true; isMoving;)
        {
            isMoving = false;
            foreach (var (at, lane) in _lanes.Index())
            {
                while (lane.TryPeek(out var line) && Causes(line) is { } causes)
                {
                    lane.Dequeue();
                    isMoving = true;
                    var known = lastOf[at];
                    causes.ForEach(cause => Merge(known, _known[cause]));
                    foreach (var slipped in line.Relied.Where(relied => IsOvertaken(relied, known)))
                    {
                        yield return new(
                            Promise.Relied,
                            $"{line.Place} relies on {slipped.Stream} {slipped.Sequence}, though what came after that "
                            + "was durable before");
                    }

                    known[at]++;
                    _known[line] = [.. known];
                }
            }
        }

        foreach (var stuck in _lanes.Where(lane => lane.Count > 0).Select(lane => lane.Peek()))
        {
            yield return new(Promise.Relied, $"{stuck.Place} rests on what is not there, or came after it");
        }
    }

    // The entries that came before it outside its lane; nothing while one of them has not been seen.
    private List<Line>? Causes(Line line)
    {
        var causes = new List<Line>();
        foreach (var (stream, sequence) in line.Relied
            .Append((line.Stream, line.Sequence - 1)).Where(one => one.Item2 > 0))
        {
            if (Find(stream, sequence) is not { } cause || !_known.ContainsKey(cause))
            {
                return null;
            }

            causes.Add(cause);
        }

        return causes;
    }

    private bool IsOvertaken((string Stream, int Sequence) relied, int[] known) =>
        Find(relied.Stream, relied.Sequence + 1) is { } next && known[_place[next.Lane]] > next.Position;

    private Line? Find(string stream, int sequence) =>
        streams.TryGetValue(stream, out var all) && sequence >= 1 && sequence <= all.Count ? all[sequence - 1] : null;

    private static void Merge(int[] into, int[] from)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = Math.Max(into[i], from[i]);
        }
    }
}
