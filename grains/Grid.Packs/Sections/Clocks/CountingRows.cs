using Grid.Domain.Clocks;

namespace Grid.Packs.Sections.Clocks;

/// <summary>The rows of counting, asked for those that hold for one clock.</summary>
internal sealed class CountingRows(ImmutableArray<CountingRow> rows, NormVersion? normVersion)
{
    public NormVersion? NormVersion { get; } = normVersion;

    /// <summary>
    /// The one row of a sort that holds for the clock: one that speaks of some clocks goes before one that speaks of
    /// all, and two alike are a problem, since the order of rows means nothing.
    /// </summary>
    public TRow? The<TRow>(ClockWords clock, Func<TRow, bool>? isMeant = null)
        where TRow : CountingRow
    {
        var found = rows.OfType<TRow>()
            .Where(row => row.HoldsFor(clock.Tags, clock.Instrument) && isMeant?.Invoke(row) != false)
            .ToList();
        var first = found.Find(row => row.IsSpecial) ?? found.FirstOrDefault();
        if (found.Find(row => row != first && row.IsSpecial == first!.IsSpecial) is { } second)
        {
            clock.Name.Report(
                $"{Wording.Quote(first!.Id.Value)} and {Wording.Quote(second.Id.Value)} both say how clock "
                + $"{Wording.Quote(clock.Name.Text())} is counted",
                "tell the two apart by `for` and `except`");
        }

        return first;
    }

    /// <summary>What events do to the clock by the rows, except to those of which it speaks itself.</summary>
    public IEnumerable<ClockEffect> EffectsOn(ClockWords clock, IReadOnlySet<string> spokenOf)
    {
        var told = new HashSet<string>(spokenOf, StringComparer.Ordinal);
        var holding = rows.OfType<CountingRow.Affects>()
            .Where(row => row.HoldsFor(clock.Tags, clock.Instrument))
            .OrderByDescending(row => row.IsSpecial)
            .ToList();
        foreach (var row in holding)
        {
            var added = row.Effects.Where(effect => !told.Contains(effect.Event)).ToList();
            told.UnionWith(added.Select(effect => effect.Event));
            foreach (var effect in added)
            {
                yield return effect;
            }
        }
    }
}
