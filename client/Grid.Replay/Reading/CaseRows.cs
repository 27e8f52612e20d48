using System.Globalization;

namespace Grid.Replay.Reading;

/// <summary>The rows of one case while a log is being read.</summary>
internal sealed class CaseRows(CaseId id, string name, string? organ)
{
    private readonly List<Candidate> _kept = [];
    private int _count;

    public string Name => name;

    /// <summary>Counts a row of the case, good or bad, and gives its number.</summary>
    public Place NextOrdinal() => new((++_count).ToString(CultureInfo.InvariantCulture));

    /// <summary>Keeps an act, and what its row said of the case as a whole.</summary>
    public void Keep(LogAct act, string?[] said)
    {
        var isSameAgain = _kept.Count > 0 && _kept[^1].Said.AsSpan().SequenceEqual(said);
        _kept.Add(new Candidate(act, isSameAgain ? _kept[^1].Said : said));
    }

    /// <summary>How many acts have a time that says how far it is from UTC, or one that does not.</summary>
    public int CountTimes(bool withOffset) => _kept.Count(kept => kept.Act.At.HasOffset == withOffset);

    /// <summary>Takes the acts out again whose time has an offset, or those whose time has none.</summary>
    public IEnumerable<LogAct> RemoveTimes(bool withOffset) => Remove(act => act.At.HasOffset == withOffset);

    /// <summary>Takes out acts whose place another act of the case, earlier in the log, has already.</summary>
    public IEnumerable<LogAct> RemoveDoubledPlaces()
    {
        var places = new HashSet<Place>();
        return Remove(act => !places.Add(act.Place));
    }

    /// <summary>The case, its acts by place; nothing where no act is left.</summary>
    public LogCase? Finish(LogFields fields, FactSet? factsFromFile)
    {
        if (_kept.Count == 0)
        {
            return null;
        }

        // Stable and by place, so that of two rows that say different things of the case the first in place is heard.
        var ordered = _kept.OrderBy(kept => kept.Act.Place).ToList();
        string? FirstSaid(int said) =>
            ordered.Select(kept => kept.Said[said]).FirstOrDefault(value => value is not null);

        var facts = fields.CaseFacts.Select((fact, said) => new Fact(fact.Name, FirstSaid(said) ?? ""));
        var slots =
            from i in Enumerable.Range(0, fields.Slots.Length)
            let officer = FirstSaid(fields.CaseFacts.Length + i)
            where officer is not null
            select new SlotFilling(fields.Slots[i].Slot, officer);
        return new LogCase(
            id, name, factsFromFile ?? FactSet.Of(facts), [.. slots], [.. ordered.Select(kept => kept.Act)])
        {
            Organ = organ,
        };
    }

    private List<LogAct> Remove(Predicate<LogAct> isBad)
    {
        var removed = new List<LogAct>();
        _kept.RemoveAll(kept =>
        {
            var isOut = isBad(kept.Act);
            if (isOut)
            {
                removed.Add(kept.Act);
            }

            return isOut;
        });
        return removed;
    }

    // What was said stands in the order of the mapping's facts of the case, then its slots.
    private readonly record struct Candidate(LogAct Act, string?[] Said);
}
