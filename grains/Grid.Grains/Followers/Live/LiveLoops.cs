using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>The warnings that wait for an answer, and the clues that wait for a disposition.</summary>
internal sealed class LiveLoops
{
    private readonly Dictionary<(string Case, int Sequence), WarningRow> _warnings = [];
    private readonly Dictionary<(string Case, int Sequence), ClueRow> _clues = [];
    private readonly Dictionary<string, List<int>> _byCase = new(StringComparer.Ordinal);
    private long _lapsed;
    private long _undelivered;

    public LoopTally Tally => new(_warnings.Count - _lapsed, _lapsed, _clues.Count, _undelivered);

    public void Take(EntryHeader header, CaseEvent happened)
    {
        switch (happened)
        {
            case CaseEvent.WarningGiven { Answer: not WarningAnswer.None } given:
                Add(header, given);
                break;
            case CaseEvent.WarningLapsed lapsed:
                Lapse(header.Stream, lapsed.Warning);
                break;
            case CaseEvent.WarningAnswered { IsVoid: false } answered:
                Remove(header.Stream, answered.Warning);
                break;
            case CaseEvent.DeliveryReported { HasFailed: true } failed:
                Fail(header.Stream, failed.Warning);
                break;
            case CaseEvent.ClueOpened opened:
                Add(header, opened);
                break;
            case CaseEvent.ClockStopped { IsMissed: false } stopped:
                Settle(header.Stream, stopped.Clock);
                break;
            case CaseEvent.Closed or CaseEvent.Merged:
                Settle(header.Stream, null);
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
            .. _warnings.Values.Where(warning => officer is null || warning.To == officer)
                .OrderBy(warning => warning.AnswerBy?.AsUtc ?? long.MaxValue)
                .ThenBy(warning => warning.Case.Value, StringComparer.Ordinal).ThenBy(warning => warning.Sequence)
                .Take(count),
        ],
        Clues =
        [
            .. _clues.Values.Where(clue => officer is null || clue.Officer == officer)
                .OrderByDescending(clue => clue.At.AsUtc)
                .ThenBy(clue => clue.Case.Value, StringComparer.Ordinal).ThenBy(clue => clue.Sequence).Take(count),
        ],
        Tally = Tally,
    };

    private void Add(EntryHeader header, CaseEvent.WarningGiven given)
    {
        _warnings[(header.Stream, header.Sequence)] =
            new(new(header.Stream), header.Sequence, given.Clock, given.Level, given.To)
            {
                Answer = given.Answer,
                AnswerBy = given.AnswerBy,
            };
        _byCase.TryAdd(header.Stream, []);
        _byCase[header.Stream].Add(header.Sequence);
    }

    private void Add(EntryHeader header, CaseEvent.ClueOpened opened) =>
        _clues[(header.Stream, header.Sequence)] =
            new(new(header.Stream), header.Sequence, opened.Rule, opened.Officer)
            {
                Class = opened.Class,
                IsOfSupervision = opened.IsOfSupervision,
                Warning = opened.Warning ?? 0,
                At = header.EffectiveAt,
            };

    private void Lapse(string id, int sequence)
    {
        if (_warnings.TryGetValue((id, sequence), out var warning) && !warning.HasLapsed)
        {
            _warnings[(id, sequence)] = warning with { HasLapsed = true };
            _lapsed++;
        }
    }

    private void Remove(string id, int sequence)
    {
        if (_warnings.Remove((id, sequence), out var warning))
        {
            _lapsed -= warning.HasLapsed ? 1 : 0;
            _byCase[id].Remove(sequence);
            if (_byCase[id].Count == 0)
            {
                _byCase.Remove(id);
            }
        }
    }

    // A clue that hung on a warning which never arrived hangs on nothing.
    private void Fail(string id, int sequence)
    {
        _undelivered++;
        Remove(id, sequence);
        foreach (var (key, _) in _clues.Where(
            pair => pair.Key.Case == id && pair.Value.Warning == sequence && sequence != 0).ToList())
        {
            _clues.Remove(key);
        }
    }

    private void Settle(string id, ClockId? clock)
    {
        foreach (var sequence in _byCase.GetValueOrDefault(id, []).ToList())
        {
            if (_warnings[(id, sequence)] is { HasLapsed: false } warning && (clock is null || warning.Clock == clock))
            {
                Remove(id, sequence);
            }
        }
    }
}
