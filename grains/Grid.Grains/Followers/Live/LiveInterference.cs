using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Live;

/// <summary>
/// What is on record of officers: that they spoke to cases from outside, and that a case was marked of them; each with
/// what they say to it. Of every officer the newest; what is not listed any more stands in its case.
/// </summary>
internal sealed class LiveInterference
{
    private const int ListedMax = 1_000;

    private readonly Dictionary<OfficerId, List<InterferenceRow>> _of = [];

    /// <summary>Of one officer, the newest first.</summary>
    public IEnumerable<InterferenceRow> Of(OfficerId officer) =>
        _of.TryGetValue(officer, out var rows) ? rows.AsEnumerable().Reverse() : [];

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
            case CaseEvent.InterferenceRecorded { Officer: { } officer } tried:
                Add(header, new(new(header.Stream), header.Sequence, officer, tried.Act) { Row = tried.Row });
                break;
            case CaseEvent.ApproachRecorded { IsLawful: false, Approaching: { } officer } approach:
                Add(header, new(new(header.Stream), header.Sequence, officer, approach.Kind) { Row = approach.Row });
                break;
            case CaseEvent.CaseMarked marked:
                foreach (var one in marked.Of)
                {
                    Add(header, new(new(header.Stream), header.Sequence, one, marked.Tag) { Row = marked.Row });
                }

                break;
            case CaseEvent.Replied replied when _of.TryGetValue(replied.Officer, out var rows):
                var at = rows.FindLastIndex(
                    row => row.Case.Value == header.Stream && row.Sequence == replied.Entry);
                if (at >= 0)
                {
                    rows[at] = rows[at] with { Reply = header.Sequence };
                }

                break;
            default:
                break;
        }
    }

    private void Add(EntryHeader header, InterferenceRow row)
    {
        if (!_of.TryGetValue(row.Officer, out var rows))
        {
            _of.Add(row.Officer, rows = []);
        }

        if (rows.Count == ListedMax)
        {
            rows.RemoveAt(0);
        }

        rows.Add(row with { At = header.EffectiveAt });
    }
}
