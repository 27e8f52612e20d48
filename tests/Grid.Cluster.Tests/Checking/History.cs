namespace Grid.Cluster.Tests.Checking;

/// <summary>
/// Holds what clients have seen against what the ledger holds. It knows nothing of the code that it judges: it reads
/// lines of JSON, and hashes bytes.
/// </summary>
public sealed class History
{
    private readonly List<Sent> _sent;
    private readonly List<Line> _lines;
    private readonly ILookup<string, Sent> _bySender;
    private readonly ILookup<string, Line> _byCommand;
    private readonly Dictionary<string, List<Line>> _streams;

    /// <param name="sent">Everything that was sent.</param>
    /// <param name="lines">Everything the ledger holds.</param>
    public History(IEnumerable<Sent> sent, IEnumerable<Line> lines)
    {
        (_sent, _lines) = ([.. sent], [.. lines]);
        _bySender = _sent.ToLookup(each => each.Id);
        _byCommand = _lines.ToLookup(line => line.Command);
        _streams = _lines.GroupBy(line => line.Stream)
            .ToDictionary(stream => stream.Key, stream => stream.OrderBy(line => line.Sequence).ToList());
    }

    /// <summary>Everything that is wrong, each with the name of the promise it breaks.</summary>
    public IEnumerable<Violation> Check() =>
    [
        .. Hashes(), .. Lanes(), .. Streams(), .. Once(), .. Lost(), .. Refused(), .. Settled(), .. Strangers(),
        .. new RealTime(_sent, _lines).Check(), .. new Causality(_lines, _streams).Check(),
    ];

    private IEnumerable<Violation> Hashes() =>
        from line in _lines
        where line.Hash != line.OwnHash
        select new Violation(Promise.Hash, $"{line.Place} has the hash {line.Hash}, but its bytes have {line.OwnHash}");

    private IEnumerable<Violation> Lanes() =>
        from lane in _lines.GroupBy(line => line.Lane)
        from placed in lane.OrderBy(line => line.Position).Index()
        where placed.Item.Position != placed.Index
        select new Violation(
            Promise.Positions, $"lane {lane.Key} has position {placed.Item.Position} where {placed.Index} belongs");

    private IEnumerable<Violation> Streams()
    {
        var inLanes = _lines.GroupBy(line => (line.Stream, line.Lane));
        return _streams.Values.SelectMany(Chain).Concat(
            from shared in inLanes
            let places = shared.OrderBy(line => line.Sequence).ToList()
            from pair in places.Zip(places.Skip(1))
            where pair.First.Position >= pair.Second.Position
            select new Violation(Promise.Order, $"{pair.Second.Place} stands before {pair.First.Place}"));
    }

    private static IEnumerable<Violation> Chain(List<Line> stream)
    {
        Line? before = null;
        foreach (var line in stream)
        {
            if (line.Sequence != (before?.Sequence ?? 0) + 1)
            {
                yield return new(Promise.Order, $"{line.Place} follows sequence {before?.Sequence ?? 0}");
            }
            else if (line.Previous != (before?.Hash ?? new string('0', 64)))
            {
                yield return new(Promise.Order, $"{line.Place} does not name the entry before it");
            }

            if (before is not null && string.CompareOrdinal(line.RecordedAt, before.RecordedAt) < 0)
            {
                yield return new(Promise.Order, $"{line.Place} was recorded before the entry before it");
            }

            before = line;
        }
    }

    private IEnumerable<Violation> Once()
    {
        foreach (var command in _byCommand)
        {
            var parts = command.OrderBy(line => line.Sequence).ToList();
            var isOnce = parts.Index().All(part => part.Item.Part == (part.Index + 1, parts.Count)
                && part.Item.Stream == parts[0].Stream && part.Item.Sequence == parts[0].Sequence + part.Index
                && part.Item.Lane == parts[0].Lane && part.Item.Position == parts[0].Position + part.Index);
            if (!isOnce)
            {
                yield return new(
                    Promise.Once,
                    $"{command.Key} is not there once and whole: "
                    + string.Join(", ", parts.Select(line => $"{line.Place} part {line.Part.Number}/{line.Part.Of}")));
            }
        }
    }

    private IEnumerable<Violation> Lost()
    {
        var places = _lines.GroupBy(line => (line.Lane, line.Position)).ToDictionary(
            place => place.Key, place => place.First());
        foreach (var sent in _sent.Where(sent => sent.IsDone))
        {
            var kept = sent.Receipt!;
            if (!places.TryGetValue((kept.Lane, kept.Position), out var line) || line.Hash != kept.Hash
                || line.Stream != sent.Stream || line.Sequence != kept.Sequence || line.Command != sent.Id
                || line.Part.Number != line.Part.Of || line.IsNote)
            {
                yield return new(
                    Promise.Lost,
                    $"{sent.Id} was acknowledged at {sent.AnsweredAt:HH:mm:ss.fff} as {sent.Stream} {kept.Sequence} in "
                    + $"lane {kept.Lane} at {kept.Position}, where there is {line?.Place ?? "nothing"}");
            }
        }

        foreach (var told in _bySender)
        {
            if (told.Where(sent => sent.IsDone).Select(sent => sent.Receipt).Distinct().Count() > 1)
            {
                yield return new(Promise.Once, $"{told.Key} was given several receipts");
            }
        }
    }

    // A first refusal is not remembered, so that what was refused may be done when it comes again.
    private IEnumerable<Violation> Refused() =>
        from told in _bySender
        where !told.Any(sent => sent.IsDone) && SettlingOf(told) is not { IsOpen: true }
        let effect = _byCommand[told.Key].FirstOrDefault(line => !line.IsNote)
        where effect is not null
        select new Violation(
            Promise.Refused,
            $"{told.Key} was told {string.Join(", ", told.Select(sent => sent.Outcome ?? "nothing").Distinct())}, "
            + $"and yet there is {effect.Place}");

    private IEnumerable<Violation> Settled()
    {
        foreach (var told in _bySender)
        {
            var isDone = told.Any(sent => sent.IsDone);
            var (isOpen, settling) = SettlingOf(told);
            if (isOpen && !isDone)
            {
                yield return new(Promise.Settled, $"{told.Key} has an attempt of which nobody knows what became");
            }
            else if (settling is not null && !isDone && !_byCommand.Contains(told.Key))
            {
                yield return new(
                    Promise.Settled,
                    $"{told.Key} was {settling.Outcome} on attempt {settling.Attempt}, and the ledger does not say so: "
                    + "an earlier attempt could still take effect");
            }

            foreach (var late in told.Where(sent => sent.IsDefinite && !sent.IsDone
                && told.Any(other => other.IsDone && other.AnsweredAt < sent.SentAt)))
            {
                yield return new(Promise.Once, $"{told.Key} was done, and later {late.Outcome}");
            }
        }
    }

    // Whether an attempt has no answer, and no later one has settled it; and which one has.
    private static (bool IsOpen, Sent? By) SettlingOf(IEnumerable<Sent> told)
    {
        var lost = told.Where(sent => sent.Outcome is null or "unknown")
                .Select(sent => sent.Attempt).DefaultIfEmpty(0).Max();
        var settling = lost == 0 ? null : told.Where(sent => sent.IsDefinite && sent.Attempt > lost)
            .OrderBy(sent => sent.Attempt).FirstOrDefault();
        return (lost > 0 && settling is null, settling);
    }

    // Whoever writes under a client's name must have been sent by it.
    private IEnumerable<Violation> Strangers()
    {
        var runs = _sent.Select(sent => RunOf(sent.Id)).ToHashSet();
        return
            from command in _byCommand
            where runs.Contains(RunOf(command.Key)) && !_bySender.Contains(command.Key)
            select new Violation(Promise.Refused, $"{command.Key} is in the ledger, and nobody has sent it");
    }

    private static string RunOf(string id) => id[..(id.LastIndexOf('-') + 1)];
}
