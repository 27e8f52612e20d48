using Grid.Replay.Mapping;

namespace Grid.Replay.Reading;

/// <summary>
/// The fields a mapping names, each once, and where in a row's values they stand. Readers are asked for
/// <see cref="Names"/> and keep nothing else.
/// </summary>
internal sealed class LogFields
{
    private const int NotMapped = -1;

    private readonly List<string> _names = [];

    public LogFields(LogMapping mapping)
    {
        var acts = mapping.Acts;
        Case = Add(acts.Case);
        Act = Add(acts.Act);
        At = Add(acts.At.Field);
        Officer = Add(acts.Officer);
        Order = Add(acts.Order);
        Supervisor = Add(acts.Supervisor);
        Stage = Add(acts.Stage?.Field);
        RecordedAt = Add(acts.RecordedAt?.Field);
        Due = Add(acts.Due?.Field);
        Intent = Add((acts.Intent as IntentSource.FromField)?.Field);
        Organ = Add((mapping.Organ as OrganSource.FromField)?.Field);
        ActFacts = [.. acts.Facts.Select(fact => (fact.Name, Add(fact.Field)))];
        CaseFacts = mapping.Cases is { File: null, Facts: var facts }
            ? [.. facts.Select(fact => (fact.Name, Add(fact.Field)))]
            : [];
        Slots = [.. mapping.Slots.Select(slot => (slot.Slot, Add(slot.Field)))];
    }

    public IReadOnlyList<string> Names => _names;

    public int Case { get; }

    public int Act { get; }

    public int At { get; }

    public int Officer { get; }

    public int Order { get; }

    public int Supervisor { get; }

    public int Stage { get; }

    public int RecordedAt { get; }

    public int Due { get; }

    public int Intent { get; }

    public int Organ { get; }

    public ImmutableArray<(string Name, int Field)> ActFacts { get; }

    /// <summary>Facts of the case that stand in the log itself.</summary>
    public ImmutableArray<(string Name, int Field)> CaseFacts { get; }

    public ImmutableArray<(Slot Slot, int Field)> Slots { get; }

    /// <summary>Whether the mapping names a field at all.</summary>
    public static bool IsMapped(int field) => field != NotMapped;

    /// <summary>A row's value of a field; nothing where it is missing or not mapped.</summary>
    public static string? Value(string?[] values, int field) => field == NotMapped ? null : values[field];

    private int Add(string? name)
    {
        if (name is null)
        {
            return NotMapped;
        }

        var known = _names.IndexOf(name);
        if (known >= 0)
        {
            return known;
        }

        _names.Add(name);
        return _names.Count - 1;
    }
}
