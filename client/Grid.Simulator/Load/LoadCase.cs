namespace Grid.Simulator.Load;

/// <summary>A case of a load, as its client knows it from what was acknowledged.</summary>
internal sealed class LoadCase(CaseId id, CaseKind kind, LoadOfficer lead)
{
    public CaseId Id => id;

    public CaseKind Kind => kind;

    public LoadOfficer Lead { get; set; } = lead;

    public int ActsDone { get; set; }

    /// <summary>Whether there is nothing more to do in it but to close it.</summary>
    public bool IsRipe => ActsDone >= kind.Acts;

    public string NextAct
    {
        get
        {
            var last = ActsDone - (kind.Acts - kind.End.Count);
            return last >= 0 ? kind.End[Math.Min(last, kind.End.Count - 1)] : kind.Course[ActsDone % kind.Course.Count];
        }
    }
}
