namespace Grid.Grains.Followers.Live;

/// <summary>The warnings and clues of one case that wait for somebody.</summary>
internal sealed class CaseLoops
{
    /// <summary>By the sequence of their entries.</summary>
    public SortedDictionary<int, WarningRow> Warnings { get; } = [];

    /// <summary>By the sequence of their entries.</summary>
    public SortedDictionary<int, ClueRow> Clues { get; } = [];

    /// <summary>Who has let a warning pass in silence, each once; told anew when a warning has changed.</summary>
    public ImmutableArray<OfficerId> Silent { get; private set; } = [];

    public (int Waiting, int Unanswered, int Clues) Counts { get; private set; }

    public bool IsEmpty => Warnings.Count == 0 && Clues.Count == 0;

    /// <summary>Counts again.</summary>
    public void Recount()
    {
        var lapsed = Warnings.Values.Where(warning => warning.HasLapsed).ToArray();
        Counts = (Warnings.Count - lapsed.Length, lapsed.Length, Clues.Count);
        Silent = [.. lapsed.Select(warning => warning.To).Distinct()];
    }
}
