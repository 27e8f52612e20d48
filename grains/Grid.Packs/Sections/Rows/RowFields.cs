using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary>One mapping of the law's tables, read field by field as what each should be.</summary>
internal sealed class RowFields(Fields fields, RowTables tables)
{
    private const int MostTimes = 1000;

    public RowTables Tables => tables;

    /// <summary>What every row says of itself. Its id joins those of the rules: no two rows have one.</summary>
    /// <param name="section">The part of the pack that it stands in.</param>
    public LawRow Row(string section)
    {
        var terms = tables.Terms;
        var name = fields.Require("id");
        var id = name is null ? null : RuleIds.Declare(terms.Rules, name, "row");
        var row = new LawRow(
            id ?? default, Text("title"), terms.Sources.Read(fields.Require("source")), ConfidenceWords.Read(fields))
        {
            IsParameter = Flag("parameter") ?? false,
        };
        if (id is not null)
        {
            terms.Rows.Add(name!, new(row.Id, section, row.Source) { Confidence = row.Confidence });
        }

        return row;
    }

    public string Text(string key) => fields.Text(key);

    public string? TextOrNone(string key) => fields.TextOrNone(key);

    public Value? Require(string key) => fields.Require(key);

    public bool? Flag(string key)
    {
        if (fields.Find(key) is not { } flag || flag.Text() is not { Length: > 0 } text)
        {
            return null;
        }

        if (text is not ("true" or "false"))
        {
            flag.Report($"{flag.Name} is neither `true` nor `false`", "write one of the two");
        }

        return text == "true";
    }

    public int? Number(string key, int most = MostTimes) => fields.Find(key)?.Number(most);

    public T? Choice<T>(string key)
        where T : struct, Enum => Choices<T>.Read(fields.Find(key));

    public T Choose<T>(string key)
        where T : struct, Enum => Choices<T>.Read(fields.Require(key)) ?? default;

    /// <summary>One text or a list of them; none where the key is left out.</summary>
    public ImmutableArray<string> Names(string key) => [.. Several(fields.Find(key)).Select(name => name.Text())];

    public ImmutableArray<string> SomeNames(string key) =>
        [.. Several(fields.Require(key)).Select(name => name.Text())];

    /// <summary>The same, of names that a table declares.</summary>
    public ImmutableArray<string> Names(string key, NameTable table) =>
        [.. Several(fields.Find(key)).Select(table.Refer)];

    public ImmutableArray<string> SomeNames(string key, NameTable table) =>
        [.. Several(fields.Require(key)).Select(table.Refer)];

    /// <summary>An act of the catalogue.</summary>
    public string? ActIfAny(string key) => fields.Find(key) is { } name ? tables.Terms.Acts.Refer(name).Text : null;

    public ImmutableArray<string> ActsIfAny(string key) =>
        [.. Several(fields.Find(key)).Select(name => tables.Terms.Acts.Refer(name).Text)];

    public ImmutableArray<string> SomeActs(string key) =>
        [.. Several(fields.Require(key)).Select(name => tables.Terms.Acts.Refer(name).Text)];

    /// <summary>A clock of the pack: they are read later, so whether it is there is asked then.</summary>
    public Domain.Vocabulary.ClockId? ClockIfAny(string key)
    {
        if (fields.Find(key) is not { } name || name.Text() is not { Length: > 0 } text)
        {
            return null;
        }

        tables.Clocks.Add(name);
        return new(text);
    }

    /// <summary>Tags that clocks bear.</summary>
    public ImmutableArray<string> ClockTags(string key) => tables.Terms.Tags.ReferAll(fields.Find(key));

    /// <summary>Conditions on the facts of an act.</summary>
    public ImmutableArray<FactMatch> Matches(string key) => FactMatches.Read(fields.Find(key));

    /// <summary>A mapping inside the row.</summary>
    public T? One<T>(string key, Func<RowFields, T> read)
        where T : class
    {
        if (fields.Find(key)?.Fields() is not { } entry)
        {
            return null;
        }

        var inner = new RowFields(entry, tables);
        var one = read(inner);
        inner.RefuseOthers();
        return one;
    }

    public Bearer? BearerIfAny(string key) => fields.Find(key) is { } name ? tables.Bearers.Refer(name) : null;

    public Bearer Bearer(string key) =>
        fields.Require(key) is { } name && tables.Bearers.Refer(name) is { } bearer ? bearer : default;

    public ImmutableArray<Bearer> Bearers(string key) => BearersIn(fields.Find(key));

    public ImmutableArray<Bearer> SomeBearers(string key) => BearersIn(fields.Require(key));

    public Condition? WhenIfAny(string key) =>
        fields.Find(key) is { } condition ? Conditions.Read(condition, tables.Facts) : null;

    public Condition When(string key) =>
        fields.Require(key) is { } condition ? Conditions.Read(condition, tables.Facts) : new Condition.All([]);

    /// <summary>Mappings inside the row, each refused what nobody has asked it for.</summary>
    public ImmutableArray<T> Each<T>(string key, Func<RowFields, T> read) => In(fields.Find(key), read);

    public ImmutableArray<T> SomeOf<T>(string key, Func<RowFields, T> read) => In(fields.Require(key), read);

    public ImmutableArray<(Value Name, Value Value)> Members(string key) =>
        [.. fields.Find(key)?.Fields()?.Members ?? []];

    /// <summary>Keys and values of the mapping itself, where its keys are names.</summary>
    public ImmutableArray<(Value Name, Value Value)> Own()
    {
        ImmutableArray<(Value Name, Value Value)> members = [.. fields.Members];
        foreach (var (name, _) in members)
        {
            fields.Find(name.Text());
        }

        return members;
    }

    public ImmutableArray<Domain.Clocks.Term> Length(string key) => RowTerms.Length(fields.Find(key));

    public ImmutableArray<Limit> Limits(string key) => Each(key, limit => new Limit(
        limit.Text("what"), limit.Length("length"))
    {
        AtMost = limit.Length("at_most"),
        IsParameter = limit.Flag("parameter") ?? false,
    });

    public VoteShare? Vote(string key) => RowTerms.Share(fields.Find(key));

    public void Report(string problem, string fix) => fields.Report(problem, fix);

    public void RefuseOthers() => fields.RefuseOthers();

    private ImmutableArray<Bearer> BearersIn(Value? names) =>
        [.. Several(names).Select(tables.Bearers.Refer).OfType<Bearer>()];

    private ImmutableArray<T> In<T>(Value? list, Func<RowFields, T> read)
    {
        var entries = ImmutableArray.CreateBuilder<T>();
        foreach (var item in list?.SomeItems() ?? [])
        {
            if (item.Fields() is { } entry)
            {
                var inner = new RowFields(entry, tables);
                entries.Add(read(inner));
                inner.RefuseOthers();
            }
        }

        return entries.ToImmutable();
    }

    private static ImmutableArray<Value> Several(Value? names) =>
        names is null ? [] : names.IsText ? [names] : names.SomeItems();
}
