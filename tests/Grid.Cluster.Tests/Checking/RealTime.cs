namespace Grid.Cluster.Tests.Checking;

/// <summary>
/// What was answered before something else was sent comes before it. The clients' clock decides, so the silos' clocks
/// may be what they like.
/// </summary>
internal sealed class RealTime(IReadOnlyList<Sent> sent, IReadOnlyList<Line> lines)
{
    private readonly ILookup<string, Line> _byCommand =
        lines.Where(line => !line.IsNote).ToLookup(line => line.Command);

    public IEnumerable<Violation> Check()
    {
        var done = Done().ToList();
        var heads = done.GroupBy(one => one.Line.Stream).ToDictionary(stream => stream.Key, AnsweredHeads);
        return Order(done, heads).Concat(Relied(done, heads));
    }

    private static IEnumerable<Violation> Order(
        List<(DateTime SentAt, DateTime AnsweredAt, Line Line)> done,
        Dictionary<string, List<(DateTime, int)>> heads) =>
        from one in done
        let head = HeadAt(heads[one.Line.Stream], one.SentAt)
        where one.Line.Sequence <= head
        select new Violation(
            Promise.Order, $"{one.Line.Command} is {one.Line.Place}, though it was sent when {head} had been answered");

    private static IEnumerable<Violation> Relied(
        List<(DateTime SentAt, DateTime AnsweredAt, Line Line)> done,
        Dictionary<string, List<(DateTime, int)>> heads) =>
        from one in done
        from relied in one.Line.Relied
        where heads.ContainsKey(relied.Stream)
        let head = HeadAt(heads[relied.Stream], one.SentAt)
        where relied.Sequence < head
        select new Violation(
            Promise.Relied,
            $"{one.Line.Place} relies on {relied.Stream} {relied.Sequence}, though {head} had been answered when "
            + $"{one.Line.Command} was sent");

    // Each command that is in the ledger: first sent, and first known to be done. What was never answered as done may
    // have become durable at any time.
    private IEnumerable<(DateTime SentAt, DateTime AnsweredAt, Line Line)> Done() =>
        from command in sent.GroupBy(one => one.Id)
        from line in _byCommand[command.Key]
        select (
            command.Min(one => one.SentAt),
            command.Where(one => one.IsDone).Min(one => one.AnsweredAt) ?? DateTime.MaxValue,
            line);

    private static List<(DateTime At, int Sequence)> AnsweredHeads(
        IEnumerable<(DateTime SentAt, DateTime AnsweredAt, Line Line)> stream)
    {
        var heads = new List<(DateTime, int)>();
        var highest = 0;
        foreach (var (_, at, line) in stream.OrderBy(one => one.AnsweredAt))
        {
            highest = Math.Max(highest, line.Sequence);
            heads.Add((at, highest));
        }

        return heads;
    }

    private static int HeadAt(List<(DateTime At, int Sequence)> heads, DateTime at)
    {
        var (low, high) = (0, heads.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = heads[middle].At < at ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 0 : heads[low - 1].Sequence;
    }
}
