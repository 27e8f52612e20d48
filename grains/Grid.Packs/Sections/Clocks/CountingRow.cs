using Grid.Domain.Clocks;

namespace Grid.Packs.Sections.Clocks;

/// <summary>A row of <c>counting:</c>, a way of counting that holds for every clock it speaks of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">The law behind it.</param>
internal abstract record CountingRow(RuleId Id, LegalSource Source)
{
    /// <summary>The tags of which a clock must have one; none where it holds for all.</summary>
    public ImmutableArray<string> For { get; init; } = [];

    /// <summary>The tags of which a clock must have none.</summary>
    public ImmutableArray<string> Except { get; init; } = [];

    /// <summary>The instruments of which a clock must cite one; none where it holds for all.</summary>
    public ImmutableArray<string> Instruments { get; init; } = [];

    /// <summary>Whether it speaks of some clocks only, and so goes before one that speaks of all.</summary>
    public bool IsSpecial => !For.IsEmpty || !Instruments.IsEmpty;

    public bool HoldsFor(ImmutableArray<string> tags, string? instrument) =>
        (For.IsEmpty || For.Any(tag => tags.Contains(tag)))
        && !Except.Any(tag => tags.Contains(tag))
        && (Instruments.IsEmpty || (instrument is not null && Instruments.Contains(instrument)));

    public sealed record StartNotCounted(RuleId Id, LegalSource Source) : CountingRow(Id, Source)
    {
        /// <summary>The units it holds for; none where it holds for all.</summary>
        public ImmutableArray<TermUnit> Units { get; init; } = [];
    }

    public sealed record RollsOver(RuleId Id, LegalSource Source, RollOver To) : CountingRow(Id, Source);

    public sealed record EndsMonths(RuleId Id, LegalSource Source, MonthEnd Ends) : CountingRow(Id, Source)
    {
        public int? HalfMonth { get; init; }
    }

    /// <summary>Terms of so many days are of working days.</summary>
    public sealed record ShortDays(RuleId Id, LegalSource Source, ImmutableArray<int> Values) : CountingRow(Id, Source);

    public sealed record UsesCalendar(RuleId Id, LegalSource Source, WorkCalendar Calendar) : CountingRow(Id, Source);

    public sealed record RunsFrom(RuleId Id, LegalSource Source, string? Start, string? Stop) : CountingRow(Id, Source);

    /// <summary>What events do to a clock that says nothing of them itself.</summary>
    public sealed record Affects(RuleId Id, LegalSource Source, ImmutableArray<ClockEffect> Effects)
        : CountingRow(Id, Source);
}
