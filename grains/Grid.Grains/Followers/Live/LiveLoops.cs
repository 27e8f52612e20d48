using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>The warnings that wait for an answer, and the clues that wait for a disposition.</summary>
internal sealed class LiveLoops
{
    private readonly Dictionary<string, CaseLoops> _cases = new(StringComparer.Ordinal);
    private (long Waiting, long Unanswered, long Clues) _open;
    private long _undelivered;

    public LoopTally Tally => new(_open.Waiting, _open.Unanswered, _open.Clues, _undelivered);

    /// <summary>What is open in a case; nothing where nothing is.</summary>
    public CaseLoops? In(string id) => _cases.GetValueOrDefault(id);

    public void Take(EntryHeader header, CaseEvent happened)
    {
        switch (happened)
        {
            case CaseEvent.WarningGiven { Answer: not WarningAnswer.None } given:
                Change(header.Stream, loops => loops.Warnings[header.Sequence] = RowOf(header, given));
                break;
            case CaseEvent.WarningLapsed lapsed:
                Change(header.Stream, loops => Lapse(loops, lapsed.Warning));
                break;
            case CaseEvent.WarningAnswered { IsVoid: false } answered:
                Change(header.Stream, loops => loops.Warnings.Remove(answered.Warning));
                break;
            case CaseEvent.DeliveryReported { HasFailed: true } failed:
                _undelivered++;
                Change(header.Stream, loops => Fail(loops, failed.Warning));
                break;
            case CaseEvent.ClueOpened opened:
                Change(header.Stream, loops => loops.Clues[header.Sequence] = RowOf(header, opened));
                break;
            case CaseEvent.ClockStopped { IsMissed: false } stopped:
                Change(header.Stream, loops => Settle(loops, stopped.Clock));
                break;
            case CaseEvent.Closed or CaseEvent.Merged:
                Change(header.Stream, loops => Settle(loops, null));
                break;
            default:
                break;
        }
    }

    /// <summary>What is open, of one officer or of all.</summary>
    public OpenLoops Of(OfficerId? officer, int count) => new()
    {
        Warnings =
        [
            .. _cases.Values.SelectMany(loops => loops.Warnings.Values)
                .Where(warning => officer is null || warning.To == officer)
                .OrderBy(warning => warning.AnswerBy?.AsUtc ?? long.MaxValue)
                .ThenBy(warning => warning.Case.Value, StringComparer.Ordinal).ThenBy(warning => warning.Sequence)
                .Take(count),
        ],
        Clues =
        [
            .. _cases.Values.SelectMany(loops => loops.Clues.Values)
                .Where(clue => officer is null || clue.Officer == officer)
                .OrderByDescending(clue => clue.At.AsUtc)
                .ThenBy(clue => clue.Case.Value, StringComparer.Ordinal).ThenBy(clue => clue.Sequence).Take(count),
        ],
        Tally = Tally,
    };

    // Counts are kept by difference, so that asking for them is free.
    private void Change(string id, Action<CaseLoops> change)
    {
        var loops = _cases.GetValueOrDefault(id) ?? new();
        Count(loops, -1);
        change(loops);
        loops.Recount();
        Count(loops, 1);
        if (loops.IsEmpty)
        {
            _cases.Remove(id);
        }
        else
        {
            _cases[id] = loops;
        }
    }

    private void Count(CaseLoops loops, int sign)
    {
        var (waiting, unanswered, clues) = loops.Counts;
        _open.Waiting += sign * waiting;
        _open.Unanswered += sign * unanswered;
        _open.Clues += sign * clues;
    }

    private static WarningRow RowOf(EntryHeader header, CaseEvent.WarningGiven given) =>
        new(new(header.Stream), header.Sequence, given.Clock, given.Level, given.To)
        {
            Answer = given.Answer,
            AnswerBy = given.AnswerBy,
        };

    private static ClueRow RowOf(EntryHeader header, CaseEvent.ClueOpened opened) =>
        new(new(header.Stream), header.Sequence, opened.Rule, opened.Officer)
        {
            Class = opened.Class,
            IsOfSupervision = opened.IsOfSupervision,
            Warning = opened.Warning ?? 0,
            At = header.EffectiveAt,
        };

    private static void Lapse(CaseLoops loops, int sequence)
    {
        if (loops.Warnings.TryGetValue(sequence, out var warning))
        {
            loops.Warnings[sequence] = warning with { HasLapsed = true };
        }
    }

    // A clue that hung on a warning which never arrived hangs on nothing.
    private static void Fail(CaseLoops loops, int sequence)
    {
        loops.Warnings.Remove(sequence);
        foreach (var clue in loops.Clues.Values.Where(clue => clue.Warning == sequence && sequence != 0).ToList())
        {
            loops.Clues.Remove(clue.Sequence);
        }
    }

    private static void Settle(CaseLoops loops, ClockId? clock)
    {
        foreach (var warning in loops.Warnings.Values.ToList())
        {
            if (!warning.HasLapsed && (clock is null || warning.Clock == clock))
            {
                loops.Warnings.Remove(warning.Sequence);
            }
        }
    }
}
