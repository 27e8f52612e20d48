namespace Grid.Grains.Followers.Live;

/// <summary>The warnings and clues of one case that wait for somebody.</summary>
/// <param name="all">Those of every case, which this keeps in step.</param>
internal sealed class CaseLoops(LoopOrder all)
{
    private readonly SortedDictionary<int, WarningRow> _warnings = [];
    private readonly SortedDictionary<int, ClueRow> _clues = [];

    /// <summary>By the sequence of their entries.</summary>
    public IReadOnlyDictionary<int, WarningRow> Warnings => _warnings;

    /// <summary>By the sequence of their entries.</summary>
    public IReadOnlyDictionary<int, ClueRow> Clues => _clues;

    /// <summary>Who has let a warning pass in silence, each once; told anew when a warning has changed.</summary>
    public ImmutableArray<OfficerId> Silent { get; private set; } = [];

    public (int Waiting, int Unanswered, int Clues) Counts { get; private set; }

    public bool IsEmpty => _warnings.Count == 0 && _clues.Count == 0;

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
        Counts = (_warnings.Count - lapsed.Length, lapsed.Length, _clues.Count);
        Silent = [.. lapsed.Select(warning => warning.To).Distinct()];
    }
}
