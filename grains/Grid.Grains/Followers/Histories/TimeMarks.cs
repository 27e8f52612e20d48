namespace Grid.Grains.Followers.Histories;

/// <summary>
/// Changes in the order in which they took effect, whatever the order they were told in: what was told late has its
/// place among what was told in time. A time without an offset is taken as UTC, so that each has its place.
/// </summary>
internal sealed class TimeMarks<T>(int most)
{
    private readonly List<TimeMark<T>> _marks = [];
    private bool _isSorted = true;

    /// <summary>Whether the earliest have been left out.</summary>
    public bool IsCut { get; private set; }

    public void Add(TimeMark<T> mark)
    {
        _marks.Add(mark);
        _isSorted = false;
        // Half as many again before the earliest go: to sort each time would cost more than to keep them.
        if (_marks.Count > most + (most / 2))
        {
            Sort();
            _marks.RemoveRange(0, _marks.Count - most);
            IsCut = true;
        }
    }

    public IReadOnlyList<TimeMark<T>> InOrder()
    {
        Sort();
        return _marks;
    }

    private void Sort()
    {
        if (!_isSorted)
        {
            _marks.Sort(static (one, other) => (!one.IsOpening, one.At.AsUtc, one.Sequence)
                .CompareTo((!other.IsOpening, other.At.AsUtc, other.Sequence)));
            _isSorted = true;
        }
    }
}
