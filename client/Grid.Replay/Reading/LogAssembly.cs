using Grid.Replay.Mapping;

namespace Grid.Replay.Reading;

/// <summary>Sorts rows into cases as they come, and sets aside those that cannot be used.</summary>
internal sealed class LogAssembly(LogMapping mapping, LogFields fields, ActReader acts)
{
    private readonly Dictionary<(string? Organ, string Name), CaseRows> _byName = [];
    private readonly List<CaseRows> _inOrder = [];
    private readonly List<BadRow> _bad = [];
    private readonly bool[] _hasValue = new bool[fields.Names.Count];

    /// <summary>Takes in one row of a file.</summary>
    public void Take(string file, RawRow row)
    {
        Notice(row.Values);
        var organ = OrganOf(file, row.Values);
        var problem = IdentityProblem(row.Values, organ);
        var rows = problem is null ? CaseOf(organ, row.Values[fields.Case]!) : null;
        // Counted before it is judged: a bad row keeps its number, so that mending it moves no other.
        var ordinal = rows?.NextOrdinal() ?? default;
        problem = row.Problem ?? RowText.TooLong(row.Values, fields.Names) ?? problem;
        var act = problem is null ? acts.Read(row, file, ordinal, organ, out problem) : null;
        if (act is null)
        {
            _bad.Add(new BadRow(file, row.Line, problem!) { IsWithoutTime = !acts.HasTime(row) });
        }
        else
        {
            rows!.Keep(act, SaidOfCase(row.Values));
        }
    }

    /// <summary>The content, once every row is in.</summary>
    public LogContent Finish(CasesFile casesFile, IReadOnlyList<string> files)
    {
        SetAsideMixedTimes();
        SetAsideDoubledPlaces();
        var cases = _inOrder
            .Select(rows => rows.Finish(fields, casesFile.FactsOf(rows.Name)))
            .OfType<LogCase>()
            .ToImmutableArray();
        var fileOrder = files.Distinct().Select((file, i) => (file, i)).ToDictionary(pair => pair.file, pair => pair.i);
        var bad = _bad
            .OrderBy(row => fileOrder[row.File])
            .ThenBy(row => row.Line)
            .Concat(casesFile.Quarantined)
            .ToImmutableArray();
        return new LogContent(cases, bad, LogTally.Of(cases, bad.Length))
        {
            FieldsWithoutValue = [.. fields.Names.Where((_, field) => !_hasValue[field])],
        };
    }

    private void Notice(string?[] values)
    {
        for (var field = 0; field < _hasValue.Length; field++)
        {
            _hasValue[field] |= values[field] is not null;
        }
    }

    private string? OrganOf(string file, string?[] values) => mapping.Organ switch
    {
        OrganSource.Constant constant => constant.Organ,
        OrganSource.PerFile perFile => perFile.Organs[Path.GetFileName(file)],
        OrganSource.FromField => values[fields.Organ],
        _ => null,
    };

    private string? IdentityProblem(string?[] values, string? organ)
    {
        if (values[fields.Case] is not { } name)
        {
            return $"the row has no case; fill in `{mapping.Acts.Case}`";
        }

        return LogFields.IsMapped(fields.Organ) && organ is null
            ? $"the row has no organ; fill in `{fields.Names[fields.Organ]}`"
            : RowText.TooLongForId(CaseId.Prefix, organ, name);
    }

    private CaseRows CaseOf(string? organ, string name)
    {
        if (!_byName.TryGetValue((organ, name), out var rows))
        {
            rows = new CaseRows(CaseId.FromSource(organ, name), name, organ);
            _byName.Add((organ, name), rows);
            _inOrder.Add(rows);
        }

        return rows;
    }

    private string?[] SaidOfCase(string?[] values) =>
        fields.CaseFacts.IsEmpty && fields.Slots.IsEmpty
            ? []
            :
            [
                .. fields.CaseFacts.Select(fact => values[fact.Field]),
                .. fields.Slots.Select(slot => values[slot.Field]),
            ];

    // A time without an offset cannot be compared with one that has it, so the fewer of the two are set aside. Which
    // they are must not depend on which came first, so this waits until all are in.
    private void SetAsideMixedTimes()
    {
        var (zoned, local) = (CountTimes(withOffset: true), CountTimes(withOffset: false));
        if (Math.Min(zoned, local) > 0)
        {
            var isZonedOdd = zoned < local;
            var problem = isZonedOdd
                ? "the time has an offset, but most times of the log have none; write it without one"
                : "the time has no offset, but other times of the log have one";
            SetAside(
                _inOrder.SelectMany(rows => rows.RemoveTimes(withOffset: isZonedOdd)),
                _ => $"{problem}, or say in the mapping whose clock those without are: "
                    + $"`at: {{ field: {mapping.Acts.At.Field}, zone: Europe/Rome }}`");
        }
    }

    private int CountTimes(bool withOffset) => _inOrder.Sum(rows => rows.CountTimes(withOffset));

    private void SetAsideDoubledPlaces()
    {
        if (LogFields.IsMapped(fields.Order))
        {
            SetAside(
                _inOrder.SelectMany(rows => rows.RemoveDoubledPlaces()),
                act => $"`{RowText.Show(act.Place.Value)}` stands twice in `{mapping.Acts.Order}` of this case; "
                    + "give each row of a case its own place");
        }
    }

    private void SetAside(IEnumerable<LogAct> acts, Func<LogAct, string> problem) =>
        _bad.AddRange(acts.Select(act => new BadRow(act.File, act.Line, problem(act))));
}
