namespace Grid.Domain.Rules;

/// <summary>
/// A jurisdiction as data: organs' vocabulary and the rules in force, compiled once. Its version is the hash of the
/// text it was compiled from, and every entry in the ledger names the version that judged it.
/// </summary>
public sealed record RulePack
{
    /// <summary>A pack that says nothing, for what is asked of a stream that no pack judges yet.</summary>
    public static readonly RulePack None = new() { Name = new(""), Version = new(""), Title = "" };

    public required PackName Name { get; init; }

    public required PackVersion Version { get; init; }

    public required string Title { get; init; }

    /// <summary>Who answers, and who supervises, when nobody else on the route can.</summary>
    public OfficerId? Oversight { get; init; }

    public ImmutableArray<ActEntry> Acts { get; init; } = [];

    public ImmutableArray<SlotEntry> Slots { get; init; } = [];

    public ImmutableArray<Power> Powers { get; init; } = [];

    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The kinds of case; none where the pack does not tell kinds apart.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    public ImmutableArray<PackRule> Rules { get; init; } = [];

    /// <summary>
    /// The power that a deed (<c>case.open</c>, <c>officer.suspend</c> …) asks of whoever requests it.
    /// </summary>
    public ImmutableSortedDictionary<string, Power> Deeds { get; init; } =
        ImmutableSortedDictionary.Create<string, Power>(StringComparer.Ordinal);

    /// <summary>What the jurisdiction's law says about a built-in rule.</summary>
    public ImmutableSortedDictionary<string, LegalSource> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, LegalSource>(StringComparer.Ordinal);

    /// <summary>Rules, built in or the pack's own, of which a refused attempt is itself put on record.</summary>
    public ImmutableHashSet<RuleId> NotedAttempts { get; init; } = [];

    /// <summary>The slots that must be held at every entry.</summary>
    public ImmutableArray<Slot> RequiredSlots =>
        [.. Rules.Select(rule => rule.Kind).OfType<Kinds.RequiredSlot>().Select(kind => kind.Slot)];

    /// <summary>Whether the act catalogue knows the act.</summary>
    public bool Lists(string act) => Acts.Any(entry => entry.Act.Matches(act));

    public SlotEntry? SlotNamed(Slot slot) => Slots.FirstOrDefault(entry => entry.Slot == slot);

    public Power? PowerFor(string deed) => Deeds.TryGetValue(deed, out var power) ? power : null;

    /// <summary>Whether the refusal is to be put on record.</summary>
    public bool Notes(ImmutableArray<Reason> reasons) => reasons.Any(reason => NotedAttempts.Contains(reason.Rule));

    public LegalSource? SourceOf(RuleId builtIn) => Sources.GetValueOrDefault(builtIn.Value);
}
