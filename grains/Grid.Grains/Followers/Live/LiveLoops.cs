using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>The warnings that wait for an answer, and the clues that wait for a disposition.</summary>
internal sealed class LiveLoops
{
    private readonly Dictionary<string, CaseLoops> _cases = new(StringComparer.Ordinal);
    private (long Waiting, long Unanswered, long Clues, long Undelivered) _open;

    /// <summary>All of them, in the order in which they are listed.</summary>
    public LoopOrder Order { get; } = new();

    public LoopTally Tally => new(_open.Waiting, _open.Unanswered, _open.Clues, _open.Undelivered);

    /// <summary>What is open in a case; nothing where nothing is.</summary>
    public CaseLoops? In(string id) => _cases.GetValueOrDefault(id);

    public void Take(EntryHeader header, CaseEvent happened)
    {
        // Most of what happens is an act, and an act changes nothing here.
        if (happened is not CaseEvent.ActRecorded)
        {
            TakeChange(header, happened);
        }
    }

    private void TakeChange(EntryHeader header, CaseEvent happened)
    {
        switch (happened)
        {
            case CaseEvent.WarningGiven { Answer: not WarningAnswer.None } given:
                Change(header.Stream, loops => loops.Put(RowOf(header, given)));
                break;
            case CaseEvent.WarningLapsed lapsed:
                Change(header.Stream, loops => Lapse(loops, lapsed.Warning));
                break;
            case CaseEvent.WarningRenewed renewed:
                Change(header.Stream, loops => loops.DropWarning(renewed.Warning));
                break;
            case CaseEvent.WarningAnswered { IsVoid: false } answered:
                Change(header.Stream, loops => Answer(loops, answered.Warning));
                break;
            case CaseEvent.DeliveryReported { HasFailed: true } failed:
                Change(header.Stream, loops => Fail(loops, failed.Warning));
                break;
            case CaseEvent.DeliveryReported arrived:
                Change(header.Stream, loops => loops.Find(arrived.Warning));
                break;
            case CaseEvent.ClueOpened opened:
                Change(header.Stream, loops => loops.Put(RowOf(header, opened)));
                break;
            case CaseEvent.ClockStopped { LeavesWaiting: true, Settled: { IsEmpty: false } settled }:
                Change(header.Stream, loops => Drop(loops, warning => settled.Contains(warning.Sequence)));
                break;
            case CaseEvent.ClockStopped { LeavesWaiting: false, Clock: var clock }:
                Change(header.Stream, loops => Settle(loops, clock, warning => warning.Clock == clock));
                break;
            case CaseEvent.Merged { Waiting: var waiting }:
                Change(header.Stream, loops => Settle(loops, null, warning => !waiting.Contains(warning.Sequence)));
                break;
            case CaseEvent.Closed:
                Change(header.Stream, loops => Settle(loops, null, _ => true));
                break;
            default:
                break;
        }
    }

    /// <summary>What is open, of one officer or of all.</summary>
    public OpenLoops Of(OfficerId? officer, int count) => new()
    {
        Warnings =
            [.. Order.Warnings.Where(warning => officer is null || warning.To == officer).Take(count)],
        Clues =
            [.. Order.Clues.Where(clue => officer is null || clue.Officer == officer).Take(count)],
        Tally = Tally,
    };

    // Counts are kept by difference, so that asking for them is free.
    private void Change(string id, Action<CaseLoops> change)
    {
        var loops = _cases.GetValueOrDefault(id) ?? new(Order);
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
        var counts = loops.Counts;
        _open.Waiting += sign * counts.Waiting;
        _open.Unanswered += sign * counts.Unanswered;
        _open.Clues += sign * counts.Clues;
        _open.Undelivered += sign * counts.Undelivered;
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
            Burst = opened.Burst,
            At = header.EffectiveAt,
        };

    private static void Lapse(CaseLoops loops, int sequence)
    {
        if (loops.Warnings.TryGetValue(sequence, out var warning))
        {
            loops.Put(warning with { HasLapsed = true });
        }
    }

    // Whoever answers has had it, whatever was told of its way.
    private static void Answer(CaseLoops loops, int sequence)
    {
        loops.DropWarning(sequence);
        loops.Find(sequence);
    }

    // A clue that hung on a warning which never arrived hangs on nothing.
    private static void Fail(CaseLoops loops, int sequence)
    {
        loops.Lose(sequence);
        foreach (var clue in loops.Clues.Values.Where(clue => clue.Warning == sequence && sequence != 0).ToList())
        {
            loops.DropClue(clue.Sequence);
        }
    }

    private static void Settle(CaseLoops loops, ClockId? lost, Func<WarningRow, bool> isDone)
    {
        loops.FindAll(lost);
        Drop(loops, isDone);
    }

    private static void Drop(CaseLoops loops, Func<WarningRow, bool> isDone)
    {
        foreach (var warning in loops.Warnings.Values.Where(warning => !warning.HasLapsed && isDone(warning)).ToList())
        {
            loops.DropWarning(warning.Sequence);
        }
    }
}
