using Grid.Replay.Mapping;

namespace Grid.Replay.Reading;

/// <summary>Makes an act of the values of one row, or says why none can be made.</summary>
internal sealed class ActReader(LogMapping mapping, LogFields fields, Func<string, bool> isListedAct)
{
    private readonly TimeColumn _at = new(mapping.Acts.At, fields.At);
    private readonly TimeColumn _recordedAt = new(mapping.Acts.RecordedAt, fields.RecordedAt);
    private readonly TimeColumn _due = new(mapping.Acts.Due, fields.Due);
    private readonly Dictionary<string, bool> _listed = new(StringComparer.Ordinal);

    /// <summary>The act; nothing, and a problem, where the row cannot be used.</summary>
    /// <param name="row">The row.</param>
    /// <param name="file">The file it stands in.</param>
    /// <param name="ordinal">Its number within its case, which is its place where the mapping names no order.</param>
    /// <param name="organ">The organ its officers belong to.</param>
    /// <param name="problem">What is wrong.</param>
    public LogAct? Read(RawRow row, string file, Place ordinal, string? organ, out string? problem)
    {
        var values = row.Values;
        problem = Missing(values) ?? Unusable(values) ?? BadId(values, organ);
        if (problem is not null
            || !TryReadTime(_at, values, out var at, ref problem)
            || !TryReadTime(_recordedAt, values, out var recordedAt, ref problem)
            || !TryReadTime(_due, values, out var due, ref problem))
        {
            return null;
        }

        var order = LogFields.Value(values, fields.Order);
        return new LogAct(order is null ? ordinal : new Place(order), values[fields.Act]!, at!.Value)
        {
            Officer = LogFields.Value(values, fields.Officer),
            Supervisor = LogFields.Value(values, fields.Supervisor),
            Stage = mapping.Acts.Stage?.In(LogFields.Value(values, fields.Stage)),
            RecordedAt = recordedAt,
            Due = due,
            Intent = IntentOf(values)!.Value,
            Facts = FactsOf(values),
            File = file,
            Line = row.Line,
        };
    }

    /// <summary>Whether the row says when it happened, whatever else is wrong with it.</summary>
    public bool HasTime(RawRow row) => _at.TryRead(row.Values, out var at) && at is not null;

    private string? Missing(string?[] values)
    {
        var (field, what) =
            values[fields.Act] is null ? (fields.Act, "act")
            : values[fields.At] is null ? (fields.At, "time")
            : LogFields.IsMapped(fields.Order) && values[fields.Order] is null ? (fields.Order, "place in the order")
            : default;
        return what is null ? null : $"the row has no {what}; fill in `{fields.Names[field]}`";
    }

    private string? Unusable(string?[] values)
    {
        var act = values[fields.Act]!;
        if (!_listed.TryGetValue(act, out var isListed))
        {
            isListed = _listed[act] = isListedAct(act);
        }

        if (!isListed)
        {
            return $"the act `{RowText.Show(act)}` is not one the pack lists; "
                + "correct its spelling, or add it to the pack";
        }

        return IntentOf(values) is null
            ? $"`{RowText.Show(values[fields.Intent]!)}` in `{fields.Names[fields.Intent]}` is no intent; "
                + "write record or request"
            : null;
    }

    private string? BadId(string?[] values, string? organ)
    {
        var problem = RowText.TooLongForId(OfficerId.Prefix, organ, LogFields.Value(values, fields.Officer))
            ?? RowText.TooLongForId(OfficerId.Prefix, organ, LogFields.Value(values, fields.Supervisor));
        foreach (var (_, field) in fields.Slots)
        {
            problem ??= RowText.TooLongForId(OfficerId.Prefix, organ, values[field]);
        }

        return problem;
    }

    private Intent? IntentOf(string?[] values) => mapping.Acts.Intent switch
    {
        IntentSource.Constant constant => constant.Intent,
        _ => LogFields.Value(values, fields.Intent) is { } word ? IntentSource.Parse(word) : Intent.Record,
    };

    private FactSet FactsOf(string?[] values) =>
        fields.ActFacts.IsEmpty
            ? FactSet.None
            : FactSet.Of(fields.ActFacts.Select(fact => new Fact(fact.Name, values[fact.Field] ?? "")));

    private static bool TryReadTime(TimeColumn column, string?[] values, out Timestamp? time, ref string? problem)
    {
        if (column.TryRead(values, out time))
        {
            return true;
        }

        problem = column.Problem(values);
        return false;
    }
}
