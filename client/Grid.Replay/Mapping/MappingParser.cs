namespace Grid.Replay.Mapping;

/// <summary>Turns the YAML of a mapping file into a mapping, and notes everything in it that cannot be meant.</summary>
internal sealed class MappingParser(MappingProblems problems)
{
    /// <summary>The mapping; it may be used only where no problem was noted.</summary>
    public LogMapping? Parse(YamlValue root)
    {
        if (root is not YamlValue.Map map)
        {
            problems.Add(root.Line, "the file is not a list of `key: value`", "begin with `source: NAME`");
            return null;
        }

        var top = new MappingSection("", map, problems);
        top.Allow("source", "acts", "organ", "slots", "cases");
        var source = top.Required("source", "NAME");
        var acts = top.Section("acts");
        if (map["acts"] is null)
        {
            problems.Add(map.Line, "`acts` is missing", "add `acts:` with `case`, `act` and `at` under it");
        }

        var fields = acts is null ? null : ParseActs(acts);
        var organ = ParseOrgan(top);
        var slots = Names(top, "slots", (slot, field) => new SlotField(new Slot(slot), field));
        var cases = ParseCases(top);
        return source is null || fields is null ? null : new LogMapping(source, fields, organ, slots, cases);
    }

    private static ActFields? ParseActs(MappingSection acts)
    {
        acts.Allow(
            "case", "act", "officer", "at", "order", "supervisor", "stage", "recordedAt", "due", "intent", "facts");
        var caseField = acts.Required("case", "FIELD");
        var actField = acts.Required("act", "FIELD");
        var at = acts.Time("at", isRequired: true);
        var rest = new ActFields("", "", new TimeField(""))
        {
            Officer = acts.Optional("officer"),
            Order = acts.Optional("order"),
            Supervisor = acts.Optional("supervisor"),
            Stage = acts.Stage("stage"),
            RecordedAt = acts.Time("recordedAt", isRequired: false),
            Due = acts.Time("due", isRequired: false),
            Intent = ParseIntent(acts),
            Facts = Names(acts, "facts", (name, field) => new FactField(name, field)),
        };
        return caseField is null || actField is null || at is null
            ? null
            : rest with { Case = caseField, Act = actField, At = at };
    }

    private static IntentSource ParseIntent(MappingSection acts)
    {
        const string Expected = "write record, request or { field: FIELD }";
        var byDefault = new IntentSource.Constant(Intent.Record);
        switch (acts["intent"])
        {
            case null:
                return byDefault;
            case YamlValue.Text word when IntentSource.Parse(word.Value) is { } intent:
                return new IntentSource.Constant(intent);
            case YamlValue.Map map:
                var section = acts.Within("intent", map);
                section.Allow("field");
                return section.Required("field", "FIELD") is { } field ? new IntentSource.FromField(field) : byDefault;
            case var other:
                acts.Problem(other, "intent", "is no intent", Expected);
                return byDefault;
        }
    }

    private OrganSource? ParseOrgan(MappingSection top)
    {
        if (top["organ"] is not YamlValue.Map map)
        {
            return top.Optional("organ") is { } organ ? new OrganSource.Constant(organ) : null;
        }

        var section = top.Within("organ", map);
        section.Allow("field", "files");
        if (map["field"] is null == map["files"] is null)
        {
            problems.Add(
                map.Line,
                "`organ` needs either `field` or `files`",
                "write a name, { field: FIELD } or { files: { LOG: NAME } }");
        }

        var field = section.Optional("field");
        var files = Names(section, "files", (file, organ) => KeyValuePair.Create(file, organ));
        return field is null
            ? new OrganSource.PerFile(files.ToImmutableSortedDictionary(StringComparer.Ordinal))
            : new OrganSource.FromField(field);
    }

    private static CaseFields? ParseCases(MappingSection top)
    {
        if (top.Section("cases") is not { } cases)
        {
            return null;
        }

        cases.Allow("file", "key", "facts");
        var file = cases.Optional("file");
        var key = cases.Optional("key");
        if (file is null && key is not null)
        {
            cases.Problem(
                cases["key"],
                "key",
                "belongs to a second file, but none is named",
                "add `file: CASES.csv`, or leave `key` out");
        }

        if (file is not null && key is null)
        {
            cases.Problem(cases["file"], "file", "needs a key", "add `key: COLUMN`, the column with the case's name");
        }

        return new CaseFields(file, key, Names(cases, "facts", (name, field) => new FactField(name, field)));
    }

    // Sorted, so that what the mapping means does not depend on the order in which it was written.
    private static ImmutableArray<T> Names<T>(MappingSection parent, string key, Func<string, string, T> make) =>
        parent.Section(key) is { } section
            ?
            [
                .. section.Texts()
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => make(pair.Key, pair.Value)),
            ]
            : [];
}
