using Grid.Domain.Clocks;
using Grid.Domain.Packs;
using Grid.Domain.Procedures;
using Grid.Domain.Rules.Accountability;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Recusals;
using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Rules;

/// <summary>
/// A jurisdiction as data: organs' vocabulary and the rules in force, compiled once. Its version is the hash of the
/// text it was compiled from, and every entry in the ledger names the version that judged it.
/// </summary>
public sealed record RulePack
{
    /// <summary>A pack that says nothing, for what is asked of a stream that no pack judges yet.</summary>
    public static readonly RulePack None = new() { Name = new(""), Version = new(""), Title = "" };

    private readonly ActIndex _acts = ActIndex.Empty;
    private readonly ClockIndex _clocks = ClockIndex.Empty;
    private readonly ImmutableArray<Kinds.OfAnotherCase> _ofOtherCases = [];

    public required PackName Name { get; init; }

    public required PackVersion Version { get; init; }

    public required string Title { get; init; }

    /// <summary>Who answers, and who supervises, when nobody else on the route can.</summary>
    public OfficerId? Oversight { get; init; }

    public ImmutableArray<ActEntry> Acts
    {
        get;
        init => (field, _acts) = (value, ActIndex.Of(value));
    } = [];

    public ImmutableArray<SlotEntry> Slots { get; init; } = [];

    public ImmutableArray<Power> Powers { get; init; } = [];

    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The kinds of case; none where the pack does not tell kinds apart.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    public ImmutableArray<PackRule> Rules
    {
        get;
        init => (field, _ofOtherCases) = (value, [.. value.Select(rule => rule.Kind).OfType<Kinds.OfAnotherCase>()]);
    } = [];

    /// <summary>The legal terms.</summary>
    public ImmutableArray<ClockDefinition> Clocks
    {
        get;
        init => (field, _clocks) = (value, ClockIndex.Of(value));
    } = [];

    /// <summary>Whom clocks mean by who must approve; a name that is not here is taken as it is.</summary>
    public ImmutableArray<ApprovalEntry> Approvals { get; init; } = [];

    public ImmutableArray<WorkCalendar> Calendars { get; init; } = [];

    /// <summary>The laws that the pack cites by short names.</summary>
    public ImmutableArray<Instrument> Instruments { get; init; } = [];

    /// <summary>By which version of a norm is measured; nothing where the pack does not say.</summary>
    public NormVersion? NormVersion { get; init; }

    /// <summary>Everything that the pack declares under an id, section by section.</summary>
    public ImmutableArray<PackRow> Rows { get; init; } = [];

    /// <summary>What the organs are, and who is in them.</summary>
    public OrganisationLaw Organisation { get; init; } = OrganisationLaw.None;

    /// <summary>Functions that nobody may have together.</summary>
    public ImmutableArray<Separation> Separations { get; init; } = [];

    /// <summary>What the law says about supervision.</summary>
    public ImmutableArray<SupervisionRow> Supervision
    {
        get;
        init => (field, SupervisionWords) = (value, SupervisionIndex.Of(value));
    } = [];

    /// <summary>The same, by the words for what is done.</summary>
    internal SupervisionIndex SupervisionWords { get; private init; } = SupervisionIndex.Empty;

    /// <summary>What is counted over many cases of one officer; mostly nothing.</summary>
    public ImmutableArray<SupervisionRow.Burst> Bursts => SupervisionWords.Bursts;

    /// <summary>Which cases are sealed from their opening on; mostly none.</summary>
    public ImmutableArray<SupervisionRow.Secrecy> Secrecy => SupervisionWords.Secrecy;

    /// <summary>What the law says about answering for what went wrong.</summary>
    public AccountabilityLaw Accountability { get; init; } = AccountabilityLaw.None;

    /// <summary>The ways of dealing with a case; none where cases have no stages but those they are told.</summary>
    public ImmutableArray<Procedure> Procedures { get; init; } = [];

    /// <summary>What the law says of recusal; nothing where the pack does not speak of it.</summary>
    public RecusalTable? Recusal { get; init; }

    /// <summary>
    /// The power that a deed (<c>case.open</c>, <c>officer.suspend</c> …) asks of whoever requests it.
    /// </summary>
    public ImmutableSortedDictionary<string, Power> Deeds { get; init; } =
        ImmutableSortedDictionary.Create<string, Power>(StringComparer.Ordinal);

    /// <summary>What the jurisdiction's law says about a built-in rule.</summary>
    public ImmutableSortedDictionary<string, LegalSource> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, LegalSource>(StringComparer.Ordinal);

    /// <summary>
    /// The acts that are signed: what is told to have come before one that is there is not taken as it stands.
    /// </summary>
    public ImmutableArray<ActPattern> Seals { get; init; } = [];

    /// <summary>Rules, built in or the pack's own, of which a refused attempt is itself put on record.</summary>
    public ImmutableHashSet<RuleId> NotedAttempts { get; init; } = [];

    /// <summary>Rules, built in or the pack's own, a breach of which opens a clue.</summary>
    public ImmutableSortedDictionary<string, BreachClue> BreachClues { get; init; } =
        ImmutableSortedDictionary.Create<string, BreachClue>(StringComparer.Ordinal);

    /// <summary>When it is the law, and what it leaves to the version before it.</summary>
    public Publication Publication { get; init; } = Publication.Plain;

    /// <summary>What the pack's words are called in other languages.</summary>
    public PackTexts Texts { get; init; } = PackTexts.None;

    /// <summary>The slots that must be held at every entry.</summary>
    public ImmutableArray<Slot> RequiredSlots =>
        [.. Rules.Select(rule => rule.Kind).OfType<Kinds.RequiredSlot>().Select(kind => kind.Slot)];

    /// <summary>Whether the act catalogue knows the act.</summary>
    public bool Lists(string act) => _acts.Lists(act);

    /// <summary>
    /// The clock of an id. A row of several limits gives <c>T-P12.1</c>, <c>.2</c> …; its bare id means the first.
    /// </summary>
    public ClockDefinition? ClockNamed(ClockId id) => _clocks.Named(id);

    /// <summary>The clocks that a type of event starts or moves.</summary>
    public ImmutableArray<ClockDefinition> ClocksOn(string type) => _clocks.On(type);

    /// <summary>The clocks that are counted from the end of others.</summary>
    public ImmutableArray<ClockDefinition> ClocksOfEnds => _clocks.OfEnds;

    /// <summary>The other case that an act speaks of, where a rule looks at it; hardly any act does.</summary>
    public CaseId? OtherCaseOf(string act, FactSet facts)
    {
        foreach (var rule in _ofOtherCases)
        {
            if (rule.IsJudgedAt(act) && rule.Named(facts) is { } named)
            {
                return named;
            }
        }

        return null;
    }

    /// <summary>What an act is to clocks; nothing where the pack has none.</summary>
    public ImmutableArray<string> EventsOf(string act) => Clocks.IsEmpty ? [] : _acts.EventsOf(act);

    /// <summary>How the grid draws a slot; nothing where it does not.</summary>
    public DrawTerms? DrawOf(Slot slot) => SupervisionWords.DrawOf(slot);

    public SlotEntry? SlotNamed(Slot slot) => Slots.FirstOrDefault(entry => entry.Slot == slot);

    public Procedure? ProcedureNamed(string? name)
    {
        foreach (var procedure in Procedures)
        {
            if (procedure.Name == name)
            {
                return procedure;
            }
        }

        return null;
    }

    /// <summary>The procedure of a case that is opened without one being named.</summary>
    public Procedure? ProcedureFor(string? kind)
    {
        foreach (var procedure in Procedures)
        {
            if (kind is not null && procedure.Kinds.Contains(kind, StringComparer.Ordinal))
            {
                return procedure;
            }
        }

        return null;
    }

    public Power? PowerFor(string deed) => Deeds.TryGetValue(deed, out var power) ? power : null;

    /// <summary>Whether the refusal is to be put on record.</summary>
    public bool Notes(ImmutableArray<Reason> reasons) => reasons.Any(reason => NotedAttempts.Contains(reason.Rule));

    public LegalSource? SourceOf(RuleId builtIn) => Sources.GetValueOrDefault(builtIn.Value);

    /// <summary>What a word of the pack, or a stage, unit or organ under it, is called in a language.</summary>
    /// <param name="language">The code of the language, such as <c>zh</c>.</param>
    /// <param name="group">What the word stands for.</param>
    /// <param name="key">The word, as <see cref="TextGroup"/> says.</param>
    /// <param name="otherwise">What to show where the pack has nothing in the language.</param>
    public string Text(string language, TextGroup group, string key, string otherwise) =>
        Texts.Find(language, group, key) ?? otherwise;

    /// <summary>The title of an act in a language, else as the catalogue has it, else the act's own name.</summary>
    public string TitleOf(string act, string language)
    {
        var entry = Acts.FirstOrDefault(entry => entry.Act.Text == act)
            ?? Acts.FirstOrDefault(entry => entry.Act.Matches(act));
        return entry is null ? act : Text(language, TextGroup.Act, entry.Act.Text, entry.Title ?? act);
    }
}
