namespace Grid.Grains.Followers.Live;

/// <summary>The warnings and clues of one case that wait for somebody.</summary>
/// <param name="all">Those of every case, which this keeps in step.</param>
internal sealed class CaseLoops(LoopOrder all)
{
    private readonly SortedDictionary<int, WarningRow> _warnings = [];
    private readonly SortedDictionary<int, ClueRow> _clues = [];
    private readonly Dictionary<int, ClockId> _undelivered = [];

    /// <summary>By the sequence of their entries.</summary>
    public IReadOnlyDictionary<int, WarningRow> Warnings => _warnings;

    /// <summary>By the sequence of their entries.</summary>
    public IReadOnlyDictionary<int, ClueRow> Clues => _clues;

    /// <summary>Who has let a warning pass in silence, each once; told anew when a warning has changed.</summary>
    public ImmutableArray<OfficerId> Silent { get; private set; } = [];

    public LoopCount Counts { get; private set; }

    public bool IsEmpty => _warnings.Count == 0 && _clues.Count == 0 && _undelivered.Count == 0;

    /// <summary>A warning waits, or waits otherwise than before.</summary>
    public void Put(WarningRow row)
    {
        DropWarning(row.Sequence);
        _warnings.Add(row.Sequence, row);
        all.Warnings.Add(row);
    }

    public void Put(ClueRow row)
    {
        DropClue(row.Sequence);
        _clues.Add(row.Sequence, row);
        all.Clues.Add(row);
    }

    public void DropWarning(int sequence)
    {
        if (_warnings.Remove(sequence, out var row))
        {
            all.Warnings.Remove(row);
        }
    }

    /// <summary>
    /// A warning never arrived: nobody can answer it, and somebody has to see to how warnings go out.
    /// </summary>
    public void Lose(int sequence)
    {
        if (_warnings.TryGetValue(sequence, out var row))
        {
            DropWarning(sequence);
            _undelivered[sequence] = row.Clock;
        }
    }

    /// <summary>One that was lost has arrived after all, or nobody needs it any more.</summary>
    public void Find(int sequence) => _undelivered.Remove(sequence);

    /// <summary>Nobody needs those that were lost any more: of one clock, or of all.</summary>
    public void FindAll(ClockId? clock)
    {
        foreach (var (sequence, of) in _undelivered)
        {
            if (clock is null || of == clock)
            {
                _undelivered.Remove(sequence);
            }
        }
    }

    public void DropClue(int sequence)
    {
        if (_clues.Remove(sequence, out var row))
        {
            all.Clues.Remove(row);
        }
    }

    /// <summary>Counts again.</summary>
    public void Recount()
    {
        var lapsed = _warnings.Values.Where(warning => warning.HasLapsed).ToArray();
        Counts = new(_warnings.Count - lapsed.Length, lapsed.Length, _clues.Count, _undelivered.Count);
        Silent = [.. lapsed.Select(warning => warning.To).Distinct()];
    }
}
