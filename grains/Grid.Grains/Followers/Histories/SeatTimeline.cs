namespace Grid.Grains.Followers.Histories;

/// <summary>Turns the changes of seats into spans of time.</summary>
internal static class SeatTimeline
{
    /// <summary>
    /// Who answered as the record of the case says, seat by seat. A span without length is left out: nobody can be
    /// asked about it.
    /// </summary>
    /// <param name="changes">The changes in the order in which they took effect.</param>
    /// <param name="closedAt">When the case was closed; nothing while it is open.</param>
    public static IEnumerable<SeatSpan> Of(
        IEnumerable<TimeMark<SeatChange>> changes, Timestamp? closedAt) =>
        changes.GroupBy(change => (change.What.Slot, change.What.Seat))
            .OrderBy(seat => seat.Key.Slot.Value, StringComparer.Ordinal).ThenBy(seat => seat.Key.Seat)
            .SelectMany(seat => SpansIn(seat, closedAt));

    /// <summary>The changes that place somebody in a seat, without who acted in their place.</summary>
    public static IEnumerable<TimeMark<SeatChange>> Placings(IEnumerable<TimeMark<SeatChange>> changes) =>
        changes.Where(change => change.What.Holder is not null || change.What.IsLeft);

    private static IEnumerable<SeatSpan> SpansIn(IEnumerable<TimeMark<SeatChange>> seat, Timestamp? closedAt)
    {
        var holder = (OfficerId?)null;
        var current = (SeatSpan?)null;
        foreach (var change in seat)
        {
            holder = change.What.IsLeft ? null : change.What.Holder ?? holder;
            // Somebody acts in nobody's place only where the entry that placed the holder is not counted.
            if (holder is null && !change.What.IsLeft)
            {
                continue;
            }

            if (Ended(current, change.At) is { } before)
            {
                yield return before;
            }

            if (holder is not { } placed)
            {
                current = null;
                continue;
            }

            var sequence = change.What.Holder is null ? current!.Sequence : change.Sequence;
            current = new(
                change.What.Slot,
                change.What.Seat,
                change.What.Acting ?? placed,
                change.What.Acting is not null,
                change.At)
            {
                Sequence = sequence,
            };
        }

        if (current is not null && (closedAt is not { } end ? current : Ended(current, end)) is { } last)
        {
            yield return last;
        }
    }

    private static SeatSpan? Ended(SeatSpan? span, Timestamp at) =>
        span is not null && span.From.AsUtc < at.AsUtc ? span with { To = at } : null;
}
