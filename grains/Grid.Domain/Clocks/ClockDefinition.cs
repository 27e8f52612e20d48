using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>
/// A legal term as a pack declares it, with everything that its counting needs: compiled once, so that whatever a row
/// leaves to the counting rules of its jurisdiction stands here in full.
/// </summary>
public sealed record ClockDefinition(ClockId Id)
{
    /// <summary>The tag of terms that parties keep, or lose their right.</summary>
    public const string PartyTag = "party";

    public required string Title { get; init; }

    public required ClockStart Start { get; init; }

    /// <summary>How long it runs: the sum of these. Empty where the law fixes no limit.</summary>
    public ImmutableArray<Term> Length { get; init; } = [];

    public required LegalSource Source { get; init; }

    public Counting Counting { get; init; } = new();

    /// <summary>Which days are worked, and where local days begin.</summary>
    public WorkCalendar Calendar { get; init; } = WorkCalendar.AllDays;

    public ClockBound Bound { get; init; }

    public ClockDirection Direction { get; init; }

    /// <summary>What events do to it. Several of one type are taken in turn, each as often as it may be.</summary>
    public ImmutableArray<ClockEffect> Effects { get; init; } = [];

    public ImmutableArray<ClockWarning> Warnings { get; init; } = [];

    public ClockBreach? Breach { get; init; }

    /// <summary>The procedure it belongs to, such as <c>civil.first_instance.ordinary</c>.</summary>
    public string? Procedure { get; init; }

    /// <summary>Procedures of those in which it does not hold all the same.</summary>
    public ImmutableArray<string> Except { get; init; } = [];

    /// <summary>The slot whose holder must see to it.</summary>
    public Slot? Holder { get; init; }

    /// <summary>What sort it is, for counting rules that speak of sorts: <c>custody</c>, <c>trial</c>.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>
    /// Whether it limits a right: of a party, or of an organ that may object. Whoever uses it late is late; whoever
    /// does not use it owes nothing.
    /// </summary>
    public bool IsRight => Tags.Contains(PartyTag);

    public Confidence Confidence { get; init; } = Confidence.Sure;

    /// <summary>What becomes of it where the case goes on in another.</summary>
    public ClockOnMerge OnMerge { get; init; }

    /// <summary>Whether it begins anew in a case that is split off; else it goes on there as it stands.</summary>
    public bool RestartsOnSplit { get; init; }

    /// <summary>The clock that holds in its place, where the law has moved on.</summary>
    public ClockId? SupersededBy { get; init; }

    /// <summary>
    /// The day from which on that clock holds in its place; where it is not known, this one never holds.
    /// </summary>
    public LocalDate? SupersededFrom { get; init; }

    /// <summary>The day before which a clock that it supersedes holds in its place.</summary>
    public LocalDate? HoldsFrom { get; init; }

    /// <summary>Whether an event of the type ends the clock for good.</summary>
    public bool EndsWith(string type) =>
        Effects.Any(effect => effect is ClockEffect.Stop { IsFinal: true } && effect.Event == type);

    /// <summary>Whether the clock is the law for a start at this time.</summary>
    public bool HoldsAt(Timestamp start) =>
        SupersededBy is null && HoldsFrom is null
        || (Moment.Of(start, Calendar.Zone).Day is var day
            && (HoldsFrom is not { } from || day >= from)
            && (SupersededBy is null || day < SupersededFrom));
}
